import { expect, test } from "vitest";
import { limits, reportOf } from "./report.ts";
import { found, result } from "./testing/found.ts";

const summary = { pass: 7, counts: { fail: 1, warn: 1, error: 0, skip: 1 } };
const nothing = { pass: 7, counts: { fail: 0, warn: 0, error: 0, skip: 0 } };

test("what fails comes first, and where there is nothing to say there is no report", () => {
  const skipped = result({ rule: "", outcome: "skip", action: "", message: "unknown" });
  const warned = result({ outcome: "warn", action: "Warn", path: "spec.x" });
  const report = reportOf([found("a", [skipped, warned]), found("b", [result()])], summary);
  expect(report).toMatchObject({
    source: "bubustack",
    summary: { pass: 7, fail: 1, warn: 1, error: 0, skip: 1 },
    results: [
      { result: "fail", scored: true, resources: [{ apiVersion: "v1", kind: "Pod", name: "b", namespace: "n" }] },
      { result: "warn", scored: false, properties: { action: "Warn", path: "spec.x" } },
      { result: "skip", scored: false, message: "unknown" },
    ],
  });
  expect(reportOf([], nothing)).toBeUndefined();
});

test("a report is bounded, whatever is found, and says how much it leaves out", () => {
  const long = result({ message: "x".repeat(5_000), rule: "r".repeat(63) });
  const many = Array.from({ length: 3_000 }, (_, at) => found(`pod-${at}`, [long]));
  const report = reportOf(many, { pass: 0, counts: { fail: 3_000, warn: 0, error: 0, skip: 0 } }) ?? {};
  const results = report["results"];
  expect(results).toHaveLength(limits.results + 1);
  expect(JSON.stringify(results)).toContain('"message":"and 2000 more,');
  expect(report["summary"]).toMatchObject({ fail: 3_000 });
  expect(JSON.stringify(report).length).toBeLessThan(1_000_000);
});
