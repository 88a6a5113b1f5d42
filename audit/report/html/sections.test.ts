import { expect, test } from "vitest";
import { evidence } from "../../testing/evidence.ts";
import type { LogEvidence } from "../evidence.ts";
import { acts, exceptions, integrity, policies, readings, table } from "./sections.ts";

const log = (more: Partial<LogEvidence>) =>
  integrity({ ...evidence, logs: [{ path: "a", origin: "log.example/a", ...more }] });

test("the statement says what was verified and how far that carries, and what was not", () => {
  const report = {
    checkpoint: { origin: "log.example/a", size: 9, root: "r" },
    assurance: "self-signed",
    beyond: 0,
  } as const;
  expect(log({ verified: { ...report, faults: [] } })).toContain("Nothing was removed or altered.");
  const seen = { size: 5, until: "2026-03-01T00:00:00.000Z" };
  expect(log({ verified: { ...report, faults: [] }, witnessed: seen })).toContain(
    "Records 0 to 4 are externally witnessed until 2026-03-01T00:00:00.000Z.",
  );
  const bad = log({ verified: { ...report, faults: [{ code: "truncated", from: 3, to: 9 }] } });
  expect(bad).toContain("1 fault found.");
  expect(bad).toContain(
    '<td class="short">3 to 8</td><td>Records at the end are gone.</td><td class="short">truncated</td>',
  );
  expect(log({})).toContain("Not verified: no key was given.");
  expect(integrity({ ...evidence, absent: [{ origin: "<c>", size: 4, by: "b" }] })).toContain("Missing: &lt;c&gt;");
});

test("what there is nothing of says so", () => {
  const none = { ...evidence, exceptions: [], policies: [], acts: [], readings: { top: [], others: 0 } };
  expect(exceptions(none)).toContain("No exception");
  expect(policies(none)).toContain("No policy changed");
  expect(acts({ ...none, unlisted: 3 })).toContain("3 more are in the logs");
  expect(readings(none)).toContain("None is in these logs");
});

test("a table escapes what it shows", () => {
  expect(table(["<h>"], [["<c>"]])).toBe(
    '<table><thead><tr><th scope="col">&lt;h&gt;</th></tr></thead><tbody><tr><td class="short">&lt;c&gt;</td></tr></tbody></table>',
  );
});
