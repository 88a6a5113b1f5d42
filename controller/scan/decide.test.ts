import { fileURLToPath } from "node:url";
import { trace } from "@bubustack/runtime/testing/trace";
import { expect, test } from "vitest";
import type { ScanSeen } from "./decide.ts";
import { decide } from "./decide.ts";
import { reportOf } from "./report.ts";
import { found, result } from "./testing/found.ts";

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.golden.txt`, import.meta.url));
const wanted = reportOf([found("a", [result()])], { pass: 2, counts: { fail: 1, warn: 0, error: 0, skip: 0 } });
const metadata = { name: "bubustack-scan", namespace: "n", uid: "u", resourceVersion: "7" };
const report = { apiVersion: "openreports.io/v1alpha1", kind: "Report", metadata, source: "bubustack" };
const about = { apiVersion: "v1", kind: "Pod", metadata: { name: "a", namespace: "n" } };
const fresh = { policy: "clusterpolicies/p", rule: "r", about, names: ["a", "b"], count: 7, message: "no" };
const seen = (more: Partial<ScanSeen> = {}): ScanSeen => ({
  namespace: "n",
  installed: true,
  report: undefined,
  wanted,
  news: [],
  ...more,
});

test.each<readonly [string, ScanSeen]>([
  ["first", seen({ news: [fresh] })],
  ["cluster", seen({ namespace: "" })],
  ["again", seen({ report })],
  ["nothing-any-more", seen({ report, wanted: undefined })],
  ["nothing", seen({ wanted: undefined })],
  ["not-installed", seen({ installed: false, news: [fresh] })],
  ["of-another-one", seen({ report: { ...report, source: "else" } })],
])("%s", async (name, given) => {
  await expect(trace(decide(given))).toMatchFileSnapshot(golden(name));
});
