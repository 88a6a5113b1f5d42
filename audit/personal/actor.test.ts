import { actor } from "@bubustack/api/audit/parts/actor";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { expect, test } from "vitest";
import { actorRecord, openedActor } from "./actor.ts";
import { namespaceKey } from "./namespace-key.ts";

const key = namespaceKey("a/1", new Uint8Array(32));
const ada = { username: "ada@example.com", uid: "7", groups: ["team-a", "system:authenticated"] };
const problems = (value: object) => valueProblems(structural(actor), JSON.parse(JSON.stringify(value)));

test("who asked is in the record plain, or sealed and readable with the key alone", () => {
  const plain = actorRecord(ada, key, false);
  expect(plain).toEqual({ ...ada, groupCount: 2, key: "a/1", digest: key.digest(ada.username) });
  const sealed = actorRecord(ada, key, true);
  expect(JSON.stringify(sealed)).not.toMatch(/ada|team-a/);
  expect(openedActor(sealed, key)).toEqual(plain);
  expect(openedActor(sealed, undefined)).toBe(sealed);
  expect(openedActor(sealed, namespaceKey("a/2", new Uint8Array(32)))).toBe(sealed);
  expect(openedActor(plain, key)).toBe(plain);
  for (const each of [plain, sealed]) expect(problems(each)).toEqual([]);
});

test("names of the platform are nobody's: they are never sealed", () => {
  const record = actorRecord({ username: "system:serviceaccount:a:deployer" }, key, true);
  expect(record.username).toBe("system:serviceaccount:a:deployer");
  expect(record.sealed).toBeUndefined();
});

test("Pod, node and token are what the API server says they are", () => {
  const extra = {
    "authentication.kubernetes.io/pod-name": ["deployer-7d9f"],
    "authentication.kubernetes.io/node-name": ["node-3"],
    "authentication.kubernetes.io/credential-id": ["JTI=0f6a"],
    "example.com/secret": ["never kept"],
  };
  const record = actorRecord({ ...ada, extra }, key, true);
  expect(record).toMatchObject({ pod: "deployer-7d9f", node: "node-3", token: "JTI=0f6a" });
  expect(JSON.stringify(record)).not.toContain("never kept");
});

test("however much is said, a record has its bounds", () => {
  const groups = Array.from({ length: 5_000 }, (_, at) => `group-${at}${"x".repeat(2_000)}`);
  const record = actorRecord({ username: "u".repeat(100_000), groups }, key, false);
  expect(record.groupCount).toBe(5_000);
  expect(record.groups).toHaveLength(32);
  expect(problems(record)).toEqual([]);
  expect(problems(actorRecord({}, key, true))).toEqual([]);
});
