import type { PolicyFinding } from "@bubustack/policies/policy/verdict";
import { expect, test } from "vitest";
import { refused } from "../eval/answer.ts";
import { Tally } from "./tally.ts";

const about = { operation: "CREATE", resource: "stories.bubustack.io", namespace: "n", name: "a", user: "ann" };
const finding = (policy: string, action: PolicyFinding["action"], namespace?: string): PolicyFinding => ({
  policy,
  action,
  rule: "r",
  path: "spec",
  message: "no",
  reason: "Invalid",
  ...(namespace !== undefined && { namespace }),
});
const answer = (findings: readonly PolicyFinding[], unverified: readonly string[] = []) => {
  const { error: _, ...rest } = refused("");
  return { ...rest, allowed: !findings.some(({ action }) => action === "Deny"), findings, unverified };
};

test("requests are counted by policy, namespace and user, each once", () => {
  const tally = new Tally();
  tally.add(1, about, answer([finding("p", "Deny"), finding("p", "Deny"), finding("q", "Warn")]), undefined);
  tally.add(2, { ...about, namespace: "m", user: "bob" }, answer([finding("q", "Audit", "m")], ["p"]), undefined);
  tally.add(3, about, answer([]), undefined);
  const { policies, namespaces, users, ...rest } = tally.result();
  expect(rest).toMatchObject({ requests: 3, refused: 1, warned: 1, audited: 1, unverified: 1 });
  expect(policies).toEqual([
    { name: "p", requests: 2, refused: 1, warned: 0, audited: 0, unverified: 1 },
    { name: "q", requests: 1, refused: 0, warned: 1, audited: 0, unverified: 0 },
    { name: "m/q", requests: 1, refused: 0, warned: 0, audited: 1, unverified: 0 },
  ]);
  expect(namespaces.map(({ name, requests, refused: of }) => [name, requests, of])).toEqual([
    ["n", 2, 1],
    ["m", 1, 0],
  ]);
  expect(users.map(({ name }) => name)).toEqual(["ann", "bob"]);
});

test("where a policy is unverified nothing is compared, unless another one refuses", () => {
  const tally = new Tally();
  tally.add(1, about, answer([], ["p"]), false);
  tally.add(2, about, answer([finding("q", "Deny")], ["p"]), true);
  expect(tally.result().changed).toMatchObject({ compared: 1, refused: 1, allowed: 0 });
});

test("the first request that is judged otherwise is told", () => {
  const tally = new Tally();
  tally.add(1, about, answer([finding("p", "Deny")]), false);
  tally.add(2, about, answer([finding("p", "Deny")]), true);
  tally.add(3, about, answer([]), false);
  expect(tally.result().changed).toEqual({
    compared: 3,
    refused: 1,
    allowed: 1,
    first: { line: 2, ...about, was: "allowed", becomes: "refused", messages: ["p: spec: no"] },
  });
});

test("what is kept does not grow with the log", () => {
  const tally = new Tally();
  for (let at = 0; at < 12_000; at++) {
    tally.add(at, { ...about, user: `user-${at}` }, answer([]), undefined);
    tally.malformed(at, "it is no JSON");
  }
  const { users, malformed } = tally.result();
  expect(users).toHaveLength(10_001);
  expect(users.find(({ name }) => name === "(others)")?.requests).toBe(2_000);
  expect(malformed).toMatchObject({ lines: 12_000, first: { length: 100 } });
});
