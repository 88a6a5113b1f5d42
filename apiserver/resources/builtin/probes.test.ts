import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { completeProbe, probeProblems } from "./probes.ts";

const problems = (probe: JsonObject, kind: "livenessProbe" | "readinessProbe" = "readinessProbe") =>
  probeProblems({ [kind]: probe }, kind, "c").map(render);

test("a probe does one thing, at a port that can be, and counts what can be counted", () => {
  expect(problems({ tcpSocket: { port: "web" } })).toEqual([]);
  expect(problems({ exec: {} })).toEqual(["c.readinessProbe.exec.command: Required value"]);
  expect(problems(completeProbe({ httpGet: { port: 70_000, scheme: "FTP" } }))).toEqual([
    "c.readinessProbe.httpGet.port: Invalid value: 70000: must be between 1 and 65535, inclusive",
    'c.readinessProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"',
  ]);
  expect(problems({ exec: { command: ["x"] }, periodSeconds: -1, successThreshold: 2 })).toEqual([
    "c.readinessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0",
  ]);
  expect(problems({ exec: { command: ["x"] }, successThreshold: 2 }, "livenessProbe")).toEqual([
    "c.livenessProbe.successThreshold: Invalid value: 2: must be 1",
  ]);
  expect(probeProblems({}, "readinessProbe", "c")).toEqual([]);
});
