import { expect, test } from "vitest";
import { decided, recordOf } from "../testing/decisions.ts";
import { fits, millisecondsOf, within } from "./criteria.ts";
import { traitsOf } from "./traits.ts";

const traits = traitsOf({ data: decided({ namespace: "team-a", actor: { username: "system:node:n1" } }) });

test("one value of each trait has to fit", () => {
  expect(fits({ traits: {} }, traits)).toBe(true);
  expect(fits({ traits: { namespace: ["team-b", "team-a"], kind: ["Story"] } }, traits)).toBe(true);
  expect(fits({ traits: { namespace: ["team-a"], kind: ["Engram"] } }, traits)).toBe(false);
  expect(fits({ traits: { rule: ["*"] } }, traits)).toBe(false);
});

test("a star at the end stands for what begins so", () => {
  expect(fits({ traits: { actor: ["system:*"] } }, traits)).toBe(true);
  expect(fits({ traits: { actor: ["system"] } }, traits)).toBe(false);
  expect(fits({ traits: { actor: ["*"] } }, traits)).toBe(true);
});

test("a period has its ends", () => {
  const record = recordOf({ at: 5_000, data: {} });
  expect(millisecondsOf(record)).toBe(5_000);
  expect(within({ since: 5_000, until: 5_000, traits: {} }, record)).toBe(true);
  expect(within({ since: 5_001, traits: {} }, record)).toBe(false);
  expect(within({ until: 4_999, traits: {} }, record)).toBe(false);
});

test("without a time a record is in no period, and in none that is asked for", () => {
  expect(within({ traits: {} }, Buffer.from("{}"))).toBe(true);
  expect(within({ since: 0, traits: {} }, Buffer.from("{}"))).toBe(false);
});
