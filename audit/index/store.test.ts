import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import type { Entry } from "./store.ts";
import { IndexStore } from "./store.ts";

const { path, put, remove } = await temp();
afterAll(remove);

const entry = (bundle: number, terms: Readonly<Record<string, readonly number[]>>): Entry => ({
  bundle,
  oldest: bundle * 10,
  newest: bundle * 10 + 9,
  terms: new Map([["namespace", new Map(Object.entries(terms).map(([name, all]) => [name, Uint8Array.from(all)]))]]),
});
const progress = { origin: "log.example/a", bundles: 2, hash: Uint8Array.of(1) };

test("what was added is there when the file is opened again", () => {
  const file = join(path, "kept.sqlite");
  const first = new IndexStore(file);
  expect(first.progress).toBeUndefined();
  first.add([entry(0, { "team-a": [1, 2], "team-b": [3], other: [4] }), entry(1, { "team-a": [7] })], progress);
  first.close();
  const store = new IndexStore(file);
  expect(store.progress).toEqual(progress);
  const range = { first: 0, last: 9 };
  const of = (value: string) =>
    [...store.postings(store.terms("namespace", value, 10) ?? [], range, true)].map(
      ({ bundle, records }) => `${bundle}: ${[...records].join()}`,
    );
  expect(of("team-a")).toEqual(["1: 7", "0: 1,2"]);
  expect(of("team-*").sort()).toEqual(["0: 1,2", "0: 3", "1: 7"]);
  expect(of("none")).toEqual([]);
  expect(store.terms("namespace", "*", 2)).toBeUndefined();
  expect(store.terms("kind", "team-a", 2)).toEqual([]);
  store.close();
});

test("periods are found by bundles", () => {
  const store = new IndexStore(":memory:");
  store.add([entry(0, {}), entry(1, {}), entry(2, {})], progress);
  expect(store.between(undefined, undefined)).toEqual({ first: 0, last: Number.MAX_SAFE_INTEGER });
  expect(store.between(15, 15)).toEqual({ first: 1, last: 1 });
  expect(store.between(99, -1)).toEqual({ first: Number.MAX_SAFE_INTEGER, last: -1 });
  store.close();
});

test("what is not an index of ours is made anew, and no database is an error", async () => {
  const file = join(path, "other.sqlite");
  const other = new DatabaseSync(file);
  other.exec("CREATE TABLE log (version INTEGER); INSERT INTO log VALUES (99); CREATE TABLE x (y)");
  other.close();
  const store = new IndexStore(file);
  expect(store.progress).toBeUndefined();
  store.close();
  await put("text.sqlite", "x".repeat(5_000));
  expect(() => new IndexStore(join(path, "text.sqlite"))).toThrow("not a database");
});
