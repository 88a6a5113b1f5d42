/** What installations get is tried on API servers too (test/conformance/admission-policies). */
import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { auditLog } from "../examples/policy-objects.ts";
import { auditLogFence } from "./audit-log-fence.ts";
import { refusalsOf } from "./testing/refusals.ts";

const account = "system:serviceaccount:bubu-system:bubu-webhook";
const inPod = (pod: string) => ({ extra: { "authentication.kubernetes.io/pod-name": [pod] } });
const told = { state: "open", size: 7, root: "r", checkpoint: "c", key: "k", updatedAt: "2026-11-26T12:00:00Z" };
const open = auditLog({}, told);

function refused(
  objects: { readonly object: JsonObject; readonly oldObject?: JsonObject; readonly status?: boolean },
  user: { readonly username?: string; readonly extra?: JsonObject } = {},
) {
  const { object, oldObject, status = false } = objects;
  const request = { userInfo: { username: account, ...user }, ...(status && { subResource: "status" }) };
  return refusalsOf(auditLogFence(), { object, ...(oldObject && { oldObject }), request }).length > 0;
}

test("a log is made known by its replica, whose token says which Pod it is of, if it says so", () => {
  expect(refused({ object: open })).toBe(false);
  expect(refused({ object: open }, inPod("bubu-webhook-0"))).toBe(false);
  expect(refused({ object: open }, inPod("bubu-webhook-1"))).toBe(true);
  for (const username of ["ada", "system:serviceaccount:flows:bubu-webhook", "system:serviceaccount:bubu-system:other"])
    expect(refused({ object: open }, { username })).toBe(true);
});

test("labels are anybody's who may write the object, what it says is not", () => {
  const labelled = { ...open, metadata: { name: "a", labels: { a: "b" } } };
  expect(refused({ object: labelled, oldObject: open }, { username: "ada" })).toBe(false);
  const other = auditLog({ key: "other" }, told);
  expect(refused({ object: other, oldObject: open }, { username: "ada" })).toBe(true);
});

test("a status is its replica's; of others, only that an open log is lost", () => {
  const status = (said: JsonObject) => ({ object: auditLog({}, { ...told, ...said }), oldObject: open, status: true });
  expect(refused(status({ size: 8 }), inPod("bubu-webhook-0"))).toBe(false);
  expect(refused(status({ size: 8 }), inPod("bubu-webhook-1"))).toBe(true);
  expect(refused(status({ state: "lost" }), inPod("bubu-webhook-1"))).toBe(false);
  expect(refused(status({ state: "lost", size: 8 }), inPod("bubu-webhook-1"))).toBe(true);
  expect(refused(status({ state: "sealed" }), inPod("bubu-webhook-1"))).toBe(true);
  expect(refused(status({ state: "lost" }), { username: "ada" })).toBe(true);
  const sealed = auditLog({}, { ...told, state: "sealed" });
  expect(refused({ ...status({ state: "lost" }), oldObject: sealed }, inPod("bubu-webhook-1"))).toBe(true);
});
