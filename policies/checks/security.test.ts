import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { userFindings } from "./security.ts";

test("root and negative ids are refused, no id is fine", () => {
  const facts = new ExecutionFacts();
  for (const [at, runAsUser] of [0, -1, 1, undefined].entries()) {
    facts.overrides([at], { security: runAsUser === undefined ? {} : { runAsUser } });
  }
  expect(userFindings(facts).map(({ path }) => path[0])).toEqual([0, 1]);
});
