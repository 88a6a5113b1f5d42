import { afterEach, describe, expect, test } from "vitest";
import type { TraitName } from "../query/traits.ts";
import { decided, recordOf } from "../testing/decisions.ts";
import { removeBundles } from "../testing/removed-log.ts";
import { logSigner, smallLog, sourceOf } from "../testing/small-log.ts";
import { bitsOf, numbersOf, unpackInto } from "./bits.ts";
import { IndexStore } from "./store.ts";
import { updateIndex } from "./update.ts";

const origin = "log.example/a";
const open: IndexStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

function store(): IndexStore {
  const made = new IndexStore(":memory:");
  open.push(made);
  return made;
}

const all = (count: number, namespace = "a") =>
  Array.from({ length: count }, (_, at) =>
    recordOf({ at: at * 1_000, data: decided({ namespace: at % 2 === 0 ? namespace : "odd" }) }),
  );
const log = (records: readonly Uint8Array[]) => sourceOf(smallLog(logSigner(), records));

/** How many records have a value, by bundle. */
function counted(index: IndexStore, trait: TraitName, value: string) {
  const range = { first: 0, last: 1_000 };
  return [...index.postings(index.terms(trait, value, 10) ?? [], range, false)].map(({ bundle, records }) => {
    const bits = bitsOf(false);
    unpackInto(bits, records);
    return `${bundle}: ${numbersOf(bits).length}`;
  });
}

test("full bundles are added, and later those that came since", async () => {
  const index = store();
  expect(await updateIndex(index, log(all(200)), { origin, size: 200 })).toBe(0);
  expect(await updateIndex(index, log(all(600)), { origin, size: 600 })).toBe(2);
  expect(counted(index, "namespace", "odd")).toEqual(["0: 128", "1: 128"]);
  expect(await updateIndex(index, log(all(900)), { origin, size: 900 })).toBe(1);
  expect(await updateIndex(index, log(all(900)), { origin, size: 900 })).toBe(0);
  expect(counted(index, "namespace", "odd")).toEqual(["0: 128", "1: 128", "2: 128"]);
  expect(index.between(300_000, 520_000)).toEqual({ first: 1, last: 2 });
});

describe("the index is made anew", () => {
  test("for a log that was written anew, is shorter, or is another one", async () => {
    for (const [records, name] of [
      [all(600, "b"), origin],
      [all(300, "b"), origin],
      [all(600, "b"), "log.example/b"],
    ] as const) {
      const index = store();
      await updateIndex(index, log(all(600)), { origin, size: 600 });
      await updateIndex(index, log(records), { origin: name, size: records.length });
      expect(counted(index, "namespace", "a")).toEqual([]);
      expect(counted(index, "namespace", "b").length).toBe(Math.floor(records.length / 256));
      expect(index.progress?.origin).toBe(name);
    }
  });
});

test("records that are not there are not found, and are looked for again when the log is whole", async () => {
  const index = store();
  const files = smallLog(logSigner(), all(512));
  const gone = new Map([...files].filter(([path]) => path !== "tile/entries/001"));
  await updateIndex(index, sourceOf(gone), { origin, size: 512 });
  expect(counted(index, "namespace", "odd")).toEqual(["0: 128"]);
  await updateIndex(index, sourceOf(files), { origin, size: 512 });
  expect(counted(index, "namespace", "odd")).toEqual(["0: 128", "1: 128"]);
});

test("what retention has deleted leaves the index, and the rest is not made anew", async () => {
  const index = store();
  const files = smallLog(logSigner(), all(900));
  await updateIndex(index, sourceOf(files), { origin, size: 900 });
  removeBundles(files, { from: 0, to: 512 });
  const removed = [{ from: 0, to: 512 }];
  expect(await updateIndex(index, sourceOf(files), { origin, size: 900, removed })).toBe(0);
  expect(counted(index, "namespace", "odd")).toEqual(["2: 128"]);
  removeBundles(files, { from: 512, to: 768 });
  const nothing = [{ from: 0, to: 768 }];
  expect(await updateIndex(index, sourceOf(files), { origin, size: 900, removed: nothing })).toBe(0);
  expect(index.terms("namespace", "*", 10)).toEqual([]);
  // Made from what is left, it goes on all the same.
  const other = store();
  expect(await updateIndex(other, sourceOf(files), { origin, size: 900, removed: nothing })).toBe(3);
  expect(await updateIndex(other, sourceOf(files), { origin, size: 900, removed: nothing })).toBe(0);
});
