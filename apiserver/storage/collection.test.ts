import { describe, expect, test } from "vitest";
import { Collection } from "./collection.ts";

const any = new Collection({ changes: 1, bytes: 1 }, 0);
const entry = (key: string, version: number) => any.entry(key, version, { v: version, t: "12" });
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
    expect([...collection.rangeAt({ prefix: "" }, 2)]).toEqual([a1, b2]);
    expect([...collection.rangeAt({ prefix: "" }, 4)]).toEqual([a3]);
    expect([...collection.rangeAt({ prefix: "", after: "a" }, 3)]).toEqual([b2]);
  });

  test("forgets beyond its window, and says so", () => {
    const collection = new Collection({ changes: 4, bytes: 10_000 }, 0);
    for (let version = 1; version <= 9; version++) collection.commit({ version, after: entry(`k${version}`, version) });
    expect(collection.compacted).toBeGreaterThan(0);
    expect(() => collection.since(0, 10)).toThrow(/too old resource version: 0/);
    expect(collection.since(collection.compacted, 10).at(-1)?.version).toBe(9);
  });

  test("bounds the bytes of the past", () => {
    const collection = new Collection({ changes: 1000, bytes: 90 }, 0);
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

  test("keeps what entries are selected by, and forgets the past where that changes", () => {
    const collection = new Collection(wide, 0);
    const object = {
      kind: "K",
      metadata: { name: "a", labels: { x: "y" }, annotations: { z: "z" } },
      spec: { c: "red" },
    };
    const first = collection.entry("n/a", 1, object);
    collection.commit({ version: 1, after: first });
    expect(first.outline).toEqual({ metadata: { name: "a", labels: { x: "y" } } });
    collection.selectBy(["spec.c", "status.none"], 1);
    expect(collection.get("n/a")?.outline).toEqual({
      metadata: { name: "a", labels: { x: "y" } },
      spec: { c: "red" },
    });
    expect(() => collection.since(0, 10)).toThrow(/too old/);
    expect(collection.since(1, 10)).toEqual([]);
  });

  test("a range is in order, whatever was deleted since", () => {
    const collection = new Collection(wide, 0);
    let version = 0;
    const put = (key: string) => {
      const after = entry(key, ++version);
      const before = collection.get(key);
      collection.commit({ version, after, ...(before && { before }) });
    };
    const drop = (key: string) => {
      const before = collection.get(key);
      collection.commit({ version: ++version, ...(before && { before }) });
    };
    for (const key of ["n/c", "m/x", "n/a", "n/b", "o/z"]) put(key);
    const then = version;
    drop("n/a");
    put("n/aa");
    put("n/b");
    drop("n/c");
    const keys = (range: Iterable<{ readonly key: string }>) => [...range].map(({ key }) => key);
    expect(keys(collection.rangeAt({ prefix: "n/" }, then))).toEqual(["n/a", "n/b", "n/c"]);
    expect(keys(collection.rangeAt({ prefix: "", after: "n/a" }, then))).toEqual(["n/b", "n/c", "o/z"]);
    expect(keys(collection.range({ prefix: "n/", after: "n/aa" }))).toEqual(["n/b"]);
    expect(keys(collection.range({ prefix: "" }))).toEqual(["m/x", "n/aa", "n/b", "o/z"]);
  });
});
