import { BubuError } from "@bubustack/api/errors";
import { logger } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { logDecision, recordOf } from "./decision-log.ts";
import { finding, subject, verdict } from "./testing/reviews.ts";

test("one line a decision, with who, what and which rules, and no payload", () => {
  const lines: string[] = [];
  const log = logger({ destination: { write: (line) => void lines.push(line) } });
  const findings = [finding(), finding(), finding({ rule: "story/other" })];
  logDecision(
    log,
    recordOf(subject, "mutate", { verdict: verdict({ findings, object: { spec: {} } }) }, "d0"),
    1.23456,
  );
  expect(lines).toHaveLength(1);
  const { time, ...line } = JSON.parse(lines[0] ?? "");
  expect(time).toMatch(/^\d{4}-/);
  expect(line).toEqual({
    level: "info",
    msg: "decision",
    decision: "d0",
    webhook: "mutate",
    uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
    operation: "CREATE",
    kind: "Story",
    subResource: "",
    namespace: "default",
    name: "fetch-and-sum",
    user: "ada",
    dryRun: false,
    allowed: false,
    rules: ["story/step-names-unique", "story/other"],
    findings: 3,
    warnings: 0,
    ms: 1.235,
  });
});

test("exceptions that were used are named", () => {
  const excepted = JSON.stringify([
    { rule: "r", message: "m", exception: { kind: "ClusterPolicyException", name: "e" } },
  ]);
  const record = recordOf(subject, "validate", { verdict: verdict({ auditAnnotations: { excepted } }) }, "d0");
  expect(record.exceptions).toEqual(["ClusterPolicyException//e"]);
});

test("what was not judged says why", () => {
  const record = recordOf(subject, "validate", { refusal: new BubuError("review/deadline") }, "d0");
  expect(record).toMatchObject({ allowed: false, unjudged: "review/deadline", rules: [], findings: 0 });
});
