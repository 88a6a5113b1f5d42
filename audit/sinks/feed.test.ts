import { expect, test } from "vitest";
import { logSigner, records, smallLog, sourceOf, timed } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import { Feed } from "./feed.ts";

const going = new AbortController().signal;
const size = 600;
const files = smallLog(logSigner(), records(size));
const log = { origin: "log.example/a", size };
const room = { records: 1_000, bytes: 1_000_000, first: true };
const numbers = (taken: { readonly records: readonly { readonly number: number }[] }) =>
  taken.records.map(({ number }) => number);

test("records come in their order, from a number on, over the borders of bundles", async () => {
  const taken = await new Feed(sourceOf(files), () => true).take(log, 250, room, going);
  expect(numbers(taken)).toEqual(Array.from({ length: 350 }, (_, at) => 250 + at));
  expect(taken).toMatchObject({ next: 600, gaps: [], full: false, leaf: leafHash(timed(599)) });
  expect(taken.records[0]).toEqual({ origin: "log.example/a", number: 250, bytes: Buffer.from(timed(250)) });
});

test("no more than fit, by number and by bytes, and one in any case", async () => {
  const feed = new Feed(sourceOf(files), () => true);
  expect(await feed.take(log, 254, { ...room, records: 3 }, going)).toMatchObject({ next: 257, full: true });
  expect(numbers(await feed.take(log, 0, { ...room, bytes: 2.5 * timed(0).length }, going))).toEqual([0, 1]);
  expect(numbers(await feed.take(log, 5, { ...room, bytes: 1 }, going))).toEqual([5]);
  expect(await feed.take(log, 5, { ...room, bytes: 1, first: false }, going)).toMatchObject({
    records: [],
    next: 5,
    full: true,
  });
});

test("what is not wanted is passed over, and looked at once", async () => {
  const feed = new Feed(sourceOf(files), (record) => Buffer.from(record).includes('99"'));
  const taken = await feed.take(log, 0, room, going);
  expect(numbers(taken)).toEqual([99, 199, 299, 399, 499, 599]);
  expect(taken.next).toBe(600);
});

test("bundles that are gone or altered are gaps, and what follows is read", async () => {
  const holes = new Map(files);
  for (const path of ["tile/entries/000", "tile/entries/001"]) holes.delete(path);
  const taken = await new Feed(sourceOf(holes), () => true).take(log, 10, room, going);
  expect(taken.gaps).toEqual([{ from: 10, to: 512 }]);
  expect(numbers(taken)[0]).toBe(512);
  holes.set("tile/entries/002.p/88", Buffer.from("broken"));
  const none = await new Feed(sourceOf(holes), () => true).take(log, 10, room, going);
  expect(none).toMatchObject({ records: [], next: 600, gaps: [{ from: 10, to: 600 }] });
  expect(none).not.toHaveProperty("leaf");
});

test("the bundle at the end is not read again while it is not longer", async () => {
  const asked: string[] = [];
  const read = async (path: string) => {
    asked.push(path);
    return files.get(path);
  };
  const feed = new Feed({ read }, () => true);
  await feed.take(log, 590, { ...room, records: 2 }, going);
  const before = asked.length;
  await feed.take(log, 592, room, going);
  expect(asked.length).toBe(before);
});

test("nothing more is read once it is to end", async () => {
  expect(await new Feed(sourceOf(files), () => true).take(log, 0, room, AbortSignal.abort())).toMatchObject({
    next: 0,
  });
});
