import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { fateOf, wordsOf } from "./fate.ts";

test("a lasting conflict is terminal, another one means to look again, everything else is tried again", () => {
  const fates = [
    "apply/owned",
    "apply/foreign",
    "apply/stale",
    "apply/lost",
    "kube/request",
    "kube/unreachable",
  ] as const;
  expect(fates.map((code) => fateOf(new BubuError(code)))).toEqual([
    "terminal",
    "terminal",
    "stale",
    "lost",
    "retry",
    "retry",
  ]);
  expect(fateOf(new TypeError("x is not a function"))).toBe("retry");
});

test("only our own words are shown", () => {
  expect(wordsOf(new BubuError("apply/owned", "conflict with helm: .data.a"))).toMatchObject({
    reason: "ApplyOwned",
    message: expect.stringMatching(/^conflict with helm: \.data\.a\. Find out/),
  });
  const internal = wordsOf(new TypeError("s3cret is not a function"));
  expect(internal.reason).toBe("ReconcileFailed");
  expect(internal.message).not.toContain("s3cret");
});
