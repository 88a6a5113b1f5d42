import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { decisionId, digest, keyedDigest, plainDigest } from "./digest.ts";

const [plain, keyed] = [`sha256:${"0".repeat(64)}`, `hmac-sha256:${"f".repeat(64)}`];

test("what has to be keyed is never plain", () => {
  const problems = (schema: ReturnType<typeof digest>) =>
    [plain, keyed, "0".repeat(64)].map((value) => valueProblems(structural(schema), value).length);
  expect(problems(digest("Any."))).toEqual([0, 0, 1]);
  expect(problems(keyedDigest("Keyed."))).toEqual([1, 0, 1]);
  expect(problems(plainDigest("Plain."))).toEqual([0, 1, 1]);
});

test("a decision has an id of 16 digits", () => {
  expect(valueProblems(structural(decisionId()), "0123456789abcdef")).toEqual([]);
  expect(valueProblems(structural(decisionId()), "0123456789ABCDEF")).toEqual([": pattern"]);
});
