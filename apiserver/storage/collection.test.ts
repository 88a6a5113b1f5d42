import { describe, expect, test } from "vitest";
import type { Entry } from "./collection.ts";
import { Collection } from "./collection.ts";

const entry = (key: string, version: number): Entry => ({ key, version, object: { v: version }, size: 10 });
const wide = { changes: 100, bytes: 10_000 };

describe("collection", () => {
  test("keeps what was committed", () => {
    const collection = new Collection(wide, 0);
    const first = entry("a", 1);
    collection.commit({ version: 1, after: first });
    expect(collection.get("a")).toBe(first);
    collection.commit({ version: 2, before: first });
    expect(collection.get("a")).toBeUndefined();
    expect(collection.size).toBe(0);
  });

  test("answers the changes after a version, and the past", () => {
    const collection = new Collection(wide, 0);
    const [a1, b2, a3] = [entry("a", 1), entry("b", 2), entry("a", 3)];
    collection.commit({ version: 1, after: a1 });
    collection.commit({ version: 2, after: b2 });
    collection.commit({ version: 3, before: a1, after: a3 });
    collection.commit({ version: 4, before: b2 });
    expect(collection.since(2, 10).map(({ version }) => version)).toEqual([3, 4]);
    expect(collection.since(0, 1).map(({ version }) => version)).toEqual([1]);
    expect([...collection.at(2).values()]).toEqual([a1, b2]);
    expect([...collection.at(4).values()]).toEqual([a3]);
  });

  test("forgets beyond its window, and says so", () => {
    const collection = new Collection({ changes: 4, bytes: 10_000 }, 0);
    for (let version = 1; version <= 9; version++) collection.commit({ version, after: entry(`k${version}`, version) });
    expect(collection.compacted).toBeGreaterThan(0);
    expect(() => collection.since(0, 10)).toThrow(/too old resource version: 0/);
    expect(collection.since(collection.compacted, 10).at(-1)?.version).toBe(9);
  });

  test("bounds the bytes of the past", () => {
    const collection = new Collection({ changes: 1000, bytes: 50 }, 0);
    for (let version = 1; version <= 20; version++) collection.commit({ version, after: entry("k", version) });
    expect(collection.since(collection.compacted, 100).length).toBeLessThanOrEqual(5);
  });

  test("wakes listeners until they leave", () => {
    const collection = new Collection(wide, 0);
    let woken = 0;
    const leave = collection.listen(() => woken++);
    collection.commit({ version: 1, after: entry("a", 1) });
    leave();
    collection.commit({ version: 2, after: entry("b", 2) });
    expect(woken).toBe(1);
  });

  test("restates without a change", () => {
    const collection = new Collection(wide, 0);
    const first = entry("a", 1);
    collection.commit({ version: 1, after: first });
    collection.restate(first, { v: "new" });
    expect(collection.get("a")).toMatchObject({ version: 1, object: { v: "new" } });
    expect(collection.since(1, 10)).toEqual([]);
  });
});
