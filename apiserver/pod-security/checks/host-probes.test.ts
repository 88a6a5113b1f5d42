import { expect, test } from "vitest";
import { said } from "../testing/said.ts";
import { hostProbes } from "./host-probes.ts";

test("names containers and hosts of probes and handlers, since 1.34", () => {
  const containers = [
    { name: "b", livenessProbe: { httpGet: { host: "h", port: 1 } } },
    {
      name: "a",
      lifecycle: { preStop: { tcpSocket: { host: "g", port: 1 } } },
      readinessProbe: { tcpSocket: { port: 1 } },
    },
  ];
  expect(said(hostProbes, { containers }, 33)).toBeUndefined();
  expect(said(hostProbes, { containers })).toBe(
    'probe or lifecycle host (containers "a", "b" use probe or lifecycle hosts "g", "h")',
  );
  expect(said(hostProbes, { containers: containers.slice(0, 1) })).toBe(
    'probe or lifecycle host (container "b" uses probe or lifecycle host "h")',
  );
  expect(said(hostProbes, { containers: [{ name: "a", startupProbe: { httpGet: { port: 1 } } }] })).toBe("");
});
