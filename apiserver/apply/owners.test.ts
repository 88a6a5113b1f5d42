import { expect, test } from "vitest";
import { identityOf, readOwners, writeOwners } from "./owners.ts";

const entry = (manager: string, operation: string, time: string, more: object = {}) => ({
  manager,
  operation,
  apiVersion: "v1",
  time,
  fieldsType: "FieldsV1",
  fieldsV1: { "f:data": { [`f:${manager}`]: {} } },
  ...more,
});

test("what was read is written again, those that apply first", () => {
  const update = entry("u", "Update", "2026-01-01T00:00:00Z", { subresource: "status" });
  const apply = entry("a", "Apply", "2026-01-02T00:00:00Z");
  const owners = readOwners([update, apply]);
  expect(owners && writeOwners(owners)).toEqual([apply, update]);
  expect(readOwners(undefined)?.size).toBe(0);
});

test.each([[null], ["x"], [[{}]], [[entry("a", "Delete", "")]], [[entry("a", "Apply", "", { fieldsType: "V2" })]]])(
  "%j cannot be read",
  (given) => expect(readOwners(given as Parameters<typeof readOwners>[0])).toBeUndefined(),
);

test("an applier is the same in every version, an updater is not", () => {
  const owner = { manager: "m", apiVersion: "v1", time: "", subresource: "" } as const;
  const id = (operation: "Apply" | "Update", apiVersion: string) => identityOf({ ...owner, operation, apiVersion });
  expect(id("Apply", "v1")).toBe(id("Apply", "v2"));
  expect(id("Update", "v1")).not.toBe(id("Update", "v2"));
});

test("of many updaters the oldest become one, and no field is lost", () => {
  const many = Array.from({ length: 14 }, (_, i) => entry(`m${i}`, "Update", `2026-01-${String(i + 10)}T00:00:00Z`));
  const owners = readOwners(many);
  const written = owners === undefined ? [] : writeOwners(owners);
  expect(written).toHaveLength(10);
  expect(written[0]).toMatchObject({
    manager: "ancient-changes",
    fieldsV1: { "f:data": { "f:m0": {}, "f:m4": {} } },
  });
});
