import { afterAll, expect, test } from "vitest";
import type { TraitName } from "../query/traits.ts";
import { candidates } from "./find.ts";
import { IndexStore } from "./store.ts";

const store = new IndexStore(":memory:");
afterAll(() => store.close());

/** Three bundles: by trait and value the records in them. */
const content: readonly (readonly [TraitName, string, readonly number[]])[][] = [
  [
    ["kind", "Story", [0, 5, 255]],
    ["namespace", "a", [5, 6]],
  ],
  [["kind", "Story", [1]]],
  [
    ["kind", "Story", [3, 4]],
    ["namespace", "a", [4]],
    ["namespace", "ab", [3]],
  ],
];
store.add(
  content.map((rows, bundle) => ({
    bundle,
    oldest: bundle * 10,
    newest: bundle * 10 + 9,
    terms: new Map(
      [...Map.groupBy(rows, ([trait]) => trait)].map(([trait, all]) => [
        trait,
        new Map(all.map(([, value, numbers]) => [value, Uint8Array.from(numbers)])),
      ]),
    ),
  })),
  { origin: "a", bundles: 3, hash: new Uint8Array() },
);

const find = (...[criteria, way]: [Parameters<typeof candidates>[1], Parameters<typeof candidates>[2]]) =>
  [...candidates(store, criteria, way, 3)].map(({ bundle, numbers }) =>
    numbers.length === 256 ? `${bundle}: all` : `${bundle}: ${numbers.join()}`,
  );

test("each criterion narrows, in both directions", () => {
  const traits = { kind: ["Story"], namespace: ["a"] };
  expect(find({ traits }, { descending: false })).toEqual(["0: 5", "2: 4"]);
  expect(find({ traits }, { descending: true })).toEqual(["2: 4", "0: 5"]);
  expect(find({ traits: { kind: ["Story"], namespace: ["a*"] } }, { descending: true })).toEqual(["2: 4,3", "0: 5"]);
  expect(find({ traits: { kind: ["Pod"] } }, { descending: false })).toEqual([]);
  expect(find({ traits: { kind: ["Pod", "Story"] } }, { descending: false })).toEqual(["0: 0,5,255", "1: 1", "2: 3,4"]);
});

test("without criteria all are candidates; times and places narrow by bundle and number", () => {
  expect(find({ traits: {} }, { descending: true })).toEqual(["2: all", "1: all", "0: all"]);
  expect(find({ traits: {}, since: 12, until: 15 }, { descending: false })).toEqual(["1: all"]);
  expect(find({ traits: { kind: ["Story"] } }, { descending: true, start: 257 })).toEqual(["1: 1", "0: 255,5,0"]);
  expect(find({ traits: { kind: ["Story"] } }, { descending: true, start: 5 })).toEqual(["0: 5,0"]);
  expect(find({ traits: { kind: ["Story"] } }, { descending: false, start: 6 })).toEqual(["0: 255", "1: 1", "2: 3,4"]);
});
