import { expect, test } from "vitest";
import { Store } from "./store.ts";

const things = { group: "g", resource: "things" };
const of = (uid: string, ...owners: readonly string[]) => ({
  metadata: { uid, ownerReferences: owners.map((owner) => ({ uid: owner })) },
});

test("finds by uid, and those that name an owner, as long as they do", () => {
  const store = new Store();
  const a = store.put(things, "n/a", of("1"), undefined);
  const b = store.put(things, "n/b", of("2", "1", "9"), undefined);
  expect(store.links.find("1")).toEqual({ resource: things, key: "n/a" });
  expect(store.links.dependents("1")).toEqual([{ resource: things, key: "n/b" }]);
  const freed = b && store.put(things, "n/b", of("2", "9"), b);
  expect(store.links.dependents("1")).toEqual([]);
  expect(store.links.dependents("9")).toHaveLength(1);
  if (freed) store.remove(things, freed);
  expect(store.links.dependents("9")).toEqual([]);
  expect(store.links.find("2")).toBeUndefined();
  if (a) store.remove(things, a);
  expect(store.links.find("1")).toBeUndefined();
});
