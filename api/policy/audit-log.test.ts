import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { AuditLog } from "./audit-log.ts";

const origin = "bubu-webhook.bubu-system/bubu-webhook-0";
const key = `${origin}+1c42cda9+AQRoj/TnOoKZXfKWJ9GIvh8wF7Q1QiV4cYbF9nrZ4Vtd`;
const root = "3Nq7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ2o=";

test("a log is named by its origin and a public key", () => {
  const spec = structural(AuditLog.spec);
  expect(valueProblems(spec, { origin, key })).toEqual([]);
  for (const other of ["", "bubu-webhook.a", "other.a/b", "bubu-webhook.a/b/c", "bubu-webhook.a/B"])
    expect(valueProblems(spec, { origin: other, key })).toEqual([".origin: pattern"]);
  expect(valueProblems(spec, { origin, key: "no key" })).toEqual([".key: pattern"]);
});

test("it says how long it is, and under which key", () => {
  const status = structural(AuditLog.status);
  const said = { state: "open", size: 7, root, checkpoint: "a note", key, updatedAt: "2026-11-26T12:00:00Z" };
  expect(valueProblems(status, said)).toEqual([]);
  expect(valueProblems(status, { ...said, state: "closed", size: -1 })).toEqual([".state: enum", ".size: range"]);
});
