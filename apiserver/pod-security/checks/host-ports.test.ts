import { expect, test } from "vitest";
import { said } from "../testing/said.ts";
import { hostPorts } from "./host-ports.ts";

const container = (name: string, ...ports: number[]) => ({ name, ports: ports.map((hostPort) => ({ hostPort })) });

test("names containers and ports, in the order of their digits", () => {
  expect(said(hostPorts, { containers: [container("a", 0)] })).toBe("");
  expect(said(hostPorts, { containers: [container("a", 80)] })).toBe('hostPort (container "a" uses hostPort 80)');
  expect(said(hostPorts, { containers: [container("a", 80, 443), container("b", 80, 1)] })).toBe(
    'hostPort (containers "a", "b" use hostPorts 1, 443, 80)',
  );
});
