import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { durationFindings, positiveDuration, retryFindings } from "./durations.ts";

test("zero passes where only negative times are refused", () => {
  const facts = new ExecutionFacts();
  facts.duration(["a"], "0s", "notNegative");
  facts.duration(["b"], "0s", "positive");
  facts.duration(["c"], "-1s", "notNegative");
  facts.duration(["d"], "", "notNegative", "refused");
  expect(durationFindings(facts).map(({ path }) => path)).toEqual([["b"], ["c"], ["d"]]);
});

test("the same wrong text is reported at each place, and seconds are offered for a bare number", () => {
  const facts = new ExecutionFacts();
  facts.duration(["a"], "30", "positive");
  facts.duration(["b"], "30", "positive");
  expect(durationFindings(facts).map(({ path, replacement }) => [path[0], replacement])).toEqual([
    ["a", "30s"],
    ["b", "30s"],
  ]);
});

test("one field alone", () => {
  expect(positiveDuration(["a"], undefined)).toEqual([]);
  expect(positiveDuration(["a"], " ")).toEqual([]);
  expect(positiveDuration(["a"], "1s")).toEqual([]);
  expect(positiveDuration(["a"], "soon")).toHaveLength(1);
});

test("a longest wait that cannot be read is not compared", () => {
  const facts = new ExecutionFacts();
  facts.retry(["r"], { maxRetries: 1, delay: "10s", maxDelay: "soon" });
  facts.retry(["s"], { maxRetries: 1, delay: "10s", maxDelay: "10s" });
  expect(retryFindings(facts)).toEqual([]);
});
