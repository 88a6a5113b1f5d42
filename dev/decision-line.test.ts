import { expect, test } from "vitest";
import { decisionLine } from "./decision-line.ts";

const entry = {
  time: Date.UTC(2026, 0, 2, 3, 4, 5),
  decision: "d1",
  operation: "CREATE",
  kind: "Story",
  namespace: "default",
  name: "broken",
};

test("a refusal names its rules once each", () => {
  const rules = ["story/needs-exist", "story/needs-exist", "story/schema"];
  expect(decisionLine({ ...entry, allowed: false, rules })).toBe(
    "03:04:05 refused CREATE Story default/broken  story/needs-exist, story/schema",
  );
});

test("an allowed dry run of a cluster-scoped kind", () => {
  expect(decisionLine({ ...entry, allowed: true, kind: "EngramTemplate", namespace: "", dryRun: true })).toBe(
    "03:04:05 allowed CREATE EngramTemplate broken (dry run)",
  );
});

test("other log lines are none", () => {
  expect(decisionLine({ msg: "listening" })).toBeUndefined();
  expect(decisionLine({ ...entry, allowed: true, time: "soon" })).toMatch(/^--:--:-- allowed/);
});
