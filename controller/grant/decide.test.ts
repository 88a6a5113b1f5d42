import { fileURLToPath } from "node:url";
import type { JsonObject } from "@bubustack/api/json";
import { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { referenceGrant } from "@bubustack/policies/examples/flow-objects";
import { trace } from "@bubustack/runtime/testing/trace";
import { describe, expect, test } from "vitest";
import type { GrantSeen, Users } from "./decide.ts";
import { decide } from "./decide.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.golden.txt`, import.meta.url));
const grant = (metadata: JsonObject = {}) =>
  referenceGrant({}, { name: "g", uid: "u", resourceVersion: "7", generation: 2, ...metadata });
const users = (namespace: string, ...names: readonly string[]): Users => ({
  group: "bubustack.io",
  kind: "Story",
  namespace,
  names,
});
const seen = (more: Partial<GrantSeen> = {}): GrantSeen => ({ grant: grant(), mode: "grant", users: [], ...more });

describe("what is planned", () => {
  test.each<readonly [string, GrantSeen]>([
    ["used", seen({ users: [users("flows", "b", "a"), users("more", "c")] })],
    ["unused", seen()],
    ["denied", seen({ mode: "deny", users: [users("flows", "a")] })],
    ["allowed", seen({ mode: "allow", users: [users("flows", "a")] })],
    ["deleting", seen({ grant: grant({ deletionTimestamp: "2026-01-01T00:00:00Z" }) })],
    [
      "deleting-used",
      seen({ grant: grant({ deletionTimestamp: "2026-01-01T00:00:00Z" }), users: [users("flows", "a", "b")] }),
    ],
  ])("%s", async (name, given) => {
    await expect(trace(decide(given, now))).toMatchFileSnapshot(golden(name));
  });
});

test("the status is one that the kind allows, whatever the number of users", () => {
  const many = Array.from({ length: 5_000 }, (_, at) => `s${at}`);
  const all = Array.from({ length: 100 }, (_, at) => users(`n${at}`, ...many));
  const { status } = decide(seen({ users: all }), now);
  expect(valueProblems(structural(ReferenceGrant.status), status?.status ?? null)).toEqual([]);
  expect(status?.status.users).toBe(500_000);
  expect(JSON.stringify(status?.status).length).toBeLessThan(32_768);
});

test("that a grant has no effect is told once, when it becomes so", () => {
  const denied = seen({ mode: "deny", users: [users("flows", "a")] });
  const { notes = [], status } = decide(denied, now);
  expect(notes).toMatchObject([{ type: "Warning", reason: "NoEffect", about: { metadata: { name: "g" } } }]);
  const told = { ...denied, grant: { ...denied.grant, status: status?.status ?? {} } };
  expect(decide(told, now).notes).toBeUndefined();
  expect(decide({ ...told, users: [users("flows", "a", "b")] }, now).notes).toBeUndefined();
  expect(decide(seen({ mode: "deny" }), now).notes).toBeUndefined();
});
