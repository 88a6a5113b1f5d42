import { expect, test } from "vitest";
import { Store } from "./store.ts";

const resource = { group: "g", resource: "things" };

test("one clock over all resources, and compare-and-swap", () => {
  const store = new Store();
  const before = store.version;
  const first = store.put(resource, "a", { metadata: { name: "a" } }, undefined);
  const other = store.put({ group: "", resource: "others" }, "a", {}, undefined);
  expect([first?.version, other?.version]).toEqual([before + 1, before + 2]);
  expect(first?.object).toEqual({ metadata: { name: "a", resourceVersion: String(before + 1) } });
  expect(store.put(resource, "a", {}, undefined)).toBeUndefined();
  const second = first && store.put(resource, "a", { n: 1 }, first);
  expect(second?.version).toBe(before + 3);
  expect(first && store.remove(resource, first)).toBeUndefined();
  expect(second && store.remove(resource, second)).toMatchObject({ metadata: { resourceVersion: String(before + 4) } });
  expect(store.collection(resource).size).toBe(0);
});

test("observers hear of writes in order", () => {
  const store = new Store();
  const heard: string[] = [];
  store.observe(({ resource: where, before, after }) =>
    heard.push(`${where.resource} ${before === undefined} ${after === undefined}`),
  );
  const entry = store.put(resource, "a", {}, undefined);
  if (entry !== undefined) store.remove(resource, entry);
  expect(heard).toEqual(["things true false", "things false true"]);
});
