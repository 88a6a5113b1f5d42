import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { ignoredFindings } from "./ignored.ts";

test("each field with the reason why it does nothing", () => {
  const facts = new ExecutionFacts();
  facts.overrides(["o"], { security: { requiredSecrets: ["a"] }, serviceAccountName: "b" });
  expect(ignoredFindings(facts).map(({ path, message }) => `${path.join(".")} ${message}`)).toEqual([
    "o.serviceAccountName has no effect: the identity of a runner is made by the platform",
    "o.security.requiredSecrets has no effect: nothing waits for these Secrets",
  ]);
});
