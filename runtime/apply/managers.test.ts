import { expect, test } from "vitest";
import { isOnlyOf, leftovers, managerOf, ownersOf } from "./managers.ts";

const owned = (...entries: readonly object[]) => JSON.parse(JSON.stringify({ metadata: { managedFields: entries } }));
const applied = (manager: string, more = {}) => ({ manager, operation: "Apply", fieldsV1: { "f:data": {} }, ...more });

test("an object is applied under the name that it was created under", () => {
  expect(managerOf(owned(applied("helm"), applied("bubu-x.1f")), "bubu-x")).toBe("bubu-x.1f");
});

test("what others have created is applied under the controller's own name", () => {
  expect(managerOf(owned(applied("helm"), applied("bubu-xy.1f")), "bubu-x")).toBe("bubu-x");
  expect(managerOf(owned({ manager: "bubu-x.1f", operation: "Update" }), "bubu-x")).toBe("bubu-x");
  expect(managerOf(owned(applied("bubu-x.1f", { subresource: "status" })), "bubu-x")).toBe("bubu-x");
  expect(managerOf({}, "bubu-x")).toBe("bubu-x");
});

test("what an attempt that was broken off left behind is known by its name", () => {
  const seen = owned(
    applied("bubu-x.1"),
    applied("helm"),
    applied("bubu-x.2"),
    applied("bubu-x"),
    applied("bubu-xy.3"),
  );
  expect([managerOf(seen, "bubu-x"), leftovers(seen, "bubu-x")]).toEqual(["bubu-x.1", ["bubu-x.2", "bubu-x"]]);
  expect(leftovers(owned(applied("helm"), applied("bubu-x")), "bubu-x")).toEqual([]);
});

test("an object is only ours where nobody else has a part in it", () => {
  expect(isOnlyOf(owned(applied("a"), { manager: "a", operation: "Update" }), "a")).toBe(true);
  expect(isOnlyOf(owned(applied("a"), applied("b")), "a")).toBe(false);
  expect(isOnlyOf({}, "a")).toBe(false);
});

test("odd entries are read as owning nothing", () => {
  expect(ownersOf({ metadata: { managedFields: ["x", {}] } })).toEqual([
    { manager: "", applies: false, subresource: "", fields: {} },
  ]);
});
