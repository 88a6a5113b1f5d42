import { hash } from "node:crypto";
import { canonicalJson } from "@bubustack/api/canonical-json";
import { expect, test } from "vitest";
import { toBase64 } from "../note/base64.ts";
import { namespaceKey } from "../personal/namespace-key.ts";
import { leafHash } from "../tree/hash.ts";
import type { Captured } from "./entry.ts";
import { isOf, isSecret, openEntry, sealEntry } from "./entry.ts";

const key = namespaceKey("team-a/1", Buffer.alloc(32, 7));
const object = { kind: "ConfigMap", data: { x: "1" } };
const objectDigest = `sha256:${hash("sha256", canonicalJson(object))}`;
const recordOf = (id: string, data: object) => Buffer.from(JSON.stringify({ id, data }));
const record = recordOf("d1", { review: "u1", objectDigest });
const leaf = toBase64(leafHash(record));
const linked = { decision: "d1", log: "l", number: 4, leaf, at: 5, same: "s", policies: "allowed" } as const;
const line = sealEntry(key, linked, { uid: "u1", object }, (value) => value);

test("a capture is read with its key only, as it was written", async () => {
  expect(line).not.toContain("ConfigMap");
  expect(await openEntry(line, async () => key)).toEqual({ ...linked, request: { uid: "u1", object }, whole: true });
  const problem = async (text: string, found = async (): Promise<typeof key | undefined> => key) =>
    await openEntry(text, found);
  expect(await problem(line, async () => undefined)).toEqual({
    problem: "the key team-a/1 is not there: destroyed, or in another folder",
  });
  expect(await problem(line.slice(0, -20))).toEqual({ problem: "it is cut off" });
  const other = namespaceKey("team-a/2", Buffer.alloc(32, 8));
  expect(await problem(line, async () => other)).toEqual({
    problem: "it was altered, or is not encrypted with its key",
  });
});

test("it is of the record that has its hash, and that says its id, review and object", () => {
  const captured: Captured = { ...linked, request: { uid: "u1", object }, whole: true };
  expect(isOf(captured, record)).toBe(true);
  const other = recordOf("d1", { review: "u1", objectDigest, later: true });
  expect(isOf(captured, other)).toBe(false);
  for (const says of [
    recordOf("d2", { review: "u1", objectDigest }),
    recordOf("d1", { review: "u2", objectDigest }),
    recordOf("d1", { review: "u1" }),
    Buffer.from("no record"),
  ])
    expect(isOf({ ...captured, leaf: toBase64(leafHash(says)) }, says)).toBe(false);
  const altered = { ...captured, request: { uid: "u1", object: { ...object, data: {} } } };
  expect([isOf(altered, record), isOf({ ...altered, whole: false }, record)]).toEqual([false, true]);
});

test("whatever names a Secret is one", () => {
  expect(isSecret({ kind: { kind: "ConfigMap" }, object })).toBe(false);
  for (const request of [
    { kind: { kind: "Secret" } },
    { requestKind: { kind: "Secret" } },
    { resource: { resource: "secrets" } },
    { oldObject: { kind: "Secret" } },
  ])
    expect(isSecret(request)).toBe(true);
});
