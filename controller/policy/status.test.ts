import { expect, test } from "vitest";
import { enforced, ready } from "./status.ts";

const fine = { faults: [], expressionWarnings: [], cost: { limit: 1 }, notCovered: [], notes: [] };
const seen = { examined: fine, unregistered: [] };
const all = { enforced: "True", replicas: 2, behind: [], silent: [] } as const;

test("the reason is the one that weighs most, the message names all", () => {
  const faults = [
    { reason: "NotReadable", message: "one" },
    { reason: "NoEnforcementPoint", message: "two" },
  ] as const;
  expect(ready({ ...fine, faults })).toMatchObject({ status: "False", reason: "NotReadable", message: "one; two" });
  expect(ready(fine)).toMatchObject({ status: "True", reason: "Ready" });
  expect(enforced(all, { ...seen, examined: { ...fine, faults } })).toMatchObject({
    status: "False",
    reason: "NoEnforcementPoint",
  });
});

test("replicas are named, the first ten of many", () => {
  const behind = Array.from({ length: 12 }, (_, at) => `r${at}`);
  const { message } = enforced({ ...all, enforced: "False", replicas: 12, behind }, seen);
  expect(message).toBe(
    `of 12 replicas of the webhooks, ${behind.slice(0, 10).join(", ")} and 2 more judge by an earlier state`,
  );
  expect(enforced({ ...all, enforced: "Unknown", silent: ["a"] }, seen)).toMatchObject({
    status: "Unknown",
    message: "of 2 replicas of the webhooks, a has fallen silent before",
  });
});

test("what the API server does not ask about is held by no replica", () => {
  const unregistered = ["there is no entry", "its rules are narrow"];
  expect(enforced({ ...all, enforced: "False", behind: ["a"] }, { ...seen, unregistered })).toMatchObject({
    status: "False",
    reason: "NotRegistered",
    message: expect.stringContaining("there is no entry; its rules are narrow"),
  });
  const none = { ...all, enforced: "False", replicas: 0 } as const;
  expect(enforced(none, { ...seen, unregistered })).toMatchObject({ reason: "NoReplicas" });
});
