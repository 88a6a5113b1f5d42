import { auditLog } from "@bubustack/policies/examples/policy-objects";
import { expect, test } from "vitest";
import { nameOf, pathOf, saidIn, toldIn } from "./object.ts";

test("a log has one object, in which it says something or nothing yet", () => {
  const name = nameOf("bubu-webhook.bubu-system/bubu-webhook-0");
  expect(auditLog()["metadata"]).toEqual({ name });
  expect(pathOf(name, "status")).toBe(`/apis/policy.bubustack.io/v1alpha1/auditlogs/${name}/status`);
  expect([saidIn(auditLog()), toldIn(auditLog())]).toEqual([undefined, undefined]);
  const object = { ...auditLog({}, { checkpoint: "a note", size: 3 }), metadata: { name, uid: "u" } };
  expect(toldIn(object)).toMatchObject({ origin: "bubu-webhook.bubu-system/bubu-webhook-0", uid: "u", takeovers: [] });
});
