import { expect, test } from "vitest";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

test("days are no unit, hours are", () => {
  const { findings } = judgeExample({ object: clusterPolicy({ exceptions: { maxDuration: "30d" } }) });
  expect(findings.map(line)).toEqual([expect.stringContaining('"30d" is not a positive duration')]);
  expect(judgeExample({ object: clusterPolicy({ exceptions: { maxDuration: "720h" } }) }).allowed).toBe(true);
});
