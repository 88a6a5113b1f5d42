import { noFields } from "@bubustack/policies/merge/fields/field-set";
import { readFields } from "@bubustack/policies/merge/fields/fields-v1";
import { expect, test } from "vitest";
import { applyConflict } from "./conflict.ts";

const owner = { apiVersion: "v1", time: "t", subresource: "", fields: noFields } as const;
const owners = new Map([
  ["1", { ...owner, manager: "kubectl", operation: "Update" } as const],
  ["2", { ...owner, manager: "ctl", operation: "Apply", subresource: "status" } as const],
]);
const conflict = (manager: string, fields: object) => ({
  manager,
  fields: readFields(fields as Parameters<typeof readFields>[0]) ?? noFields,
});

test("one conflict is one sentence", () => {
  const { status } = applyConflict([conflict("1", { "f:data": { "f:x": {} } })], owners);
  expect(status).toMatchObject({
    code: 409,
    reason: "Conflict",
    message: 'Apply failed with 1 conflict: conflict with "kubectl" using v1: .data.x',
    details: {
      causes: [{ reason: "FieldManagerConflict", message: 'conflict with "kubectl" using v1', field: ".data.x" }],
    },
  });
});

test("several are listed by who owns them", () => {
  const all = [conflict("1", { "f:data": { "f:x": {}, "f:y": {} } }), conflict("2", { "f:z": {} })];
  expect(applyConflict(all, owners).message).toBe(
    'Apply failed with 3 conflicts: conflicts with "ctl" with subresource "status":\n- .z\nconflicts with "kubectl" using v1:\n- .data.x\n- .data.y',
  );
});
