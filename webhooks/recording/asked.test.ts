import { createHash } from "node:crypto";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { asRequest } from "../testing/evidence.ts";
import { askedOf, hashOf } from "./asked.ts";

const asked = (overrides: Parameters<typeof asRequest>[0] = {}) => askedOf(asRequest(overrides), host);

test("an object is known by the digest of its canonical JSON, whatever the order of its keys", () => {
  const one = asked({ object: { kind: "Story", apiVersion: "v1", spec: { b: 1, a: [2] } } });
  const text = '{"apiVersion":"v1","kind":"Story","spec":{"a":[2],"b":1}}';
  expect(one.objectHash).toBe(createHash("sha256").update(text).digest("hex"));
  expect(one.oldObjectHash).toBeUndefined();
  expect(JSON.stringify(one)).not.toContain('"spec"');
  expect(hashOf({ b: 1, a: [2] }, host)).toBe(hashOf({ a: [2], b: 1 }, host));
});

test("a Secret is known to be one", () => {
  const kind = { group: "", version: "v1", kind: "Secret" };
  expect(asked({ kind }).secret).toBe(true);
  expect(asked().secret).toBe(false);
});

test("of what is judged by, all that it says is kept, and not of its status", () => {
  const kind = { group: "policy.bubustack.io", version: "v1alpha1", kind: "ClusterPolicy" };
  const object = { metadata: { name: "a" }, spec: { x: 1 }, status: { y: 2 } };
  expect(asked({ kind, object, oldObject: { ...object, spec: { x: 0 } } }).act).toEqual({
    apiVersion: "policy.bubustack.io/v1alpha1",
    spec: { x: 1 },
    oldSpec: { x: 0 },
  });
  expect(asked({ kind, object, subResource: "status" }).act).toBeUndefined();
  expect(asked({ object }).act).toBeUndefined();
});
