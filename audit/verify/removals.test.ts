import { beforeAll, describe, expect, test } from "vitest";
import type { Stone } from "../testing/removed-log.ts";
import { recordsWith, removeBundles } from "../testing/removed-log.ts";
import { checkpointOf, logSigner, records, smallLog, sourceOf, turned } from "../testing/small-log.ts";
import { verifyLog } from "./verify.ts";

const signer = logSigner();
const { key } = signer;
const size = 1_400;
const stone: Stone = { at: 1_100, from: 0, to: 768 };

let log: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  log = smallLog(signer, await recordsWith(signer, size, [stone]));
});

/** What verification says of a log after a change: `code from-to`. */
async function faultsOf(change: (files: Map<string, Uint8Array>) => void, of: ReadonlyMap<string, Uint8Array> = log) {
  const files = new Map(of);
  change(files);
  const { faults } = await verifyLog(sourceOf(files), { key });
  return faults.map(({ code, from, to }) => `${code} ${from}-${to}`);
}

async function withStones(...stones: readonly Stone[]) {
  return smallLog(signer, await recordsWith(signer, size, stones));
}

const flip = (path: string, bit: number) => (files: Map<string, Uint8Array>) => {
  removeBundles(files, stone);
  files.set(path, turned(files.get(path) ?? new Uint8Array(), bit));
};

describe("what a tombstone stands for may be gone", () => {
  test("all of it, and the report says so", async () => {
    const files = new Map(log);
    removeBundles(files, stone);
    const report = await verifyLog(sourceOf(files), { key, since: [checkpointOf(signer, records(400))] });
    expect(report.faults).toEqual([]);
    expect(report.removed).toMatchObject([{ from: 0, to: 768, number: 1_100, time: "2026-01-01T00:18:20.000Z" }]);
    expect(report.first).toBe("2026-01-01T00:12:48.000Z");
  });

  test("a part of it, or nothing", async () => {
    expect(await faultsOf((files) => removeBundles(files, { from: 256, to: 512 }))).toEqual([]);
    expect(await faultsOf(() => undefined)).toEqual([]);
    expect((await verifyLog(sourceOf(log), { key })).removed).toBeUndefined();
  });

  test("by several tombstones, of which the last are named", async () => {
    const of = await withStones(
      { at: 600, from: 0, to: 256 },
      { at: 800, from: 512, to: 768 },
      { at: 1_100, from: 0, to: 512 },
    );
    const files = new Map(of);
    removeBundles(files, stone);
    const { faults, removed } = await verifyLog(sourceOf(files), { key });
    expect([faults, removed?.map(({ from, to, number }) => [from, to, number])]).toEqual([
      [],
      [
        [512, 768, 800],
        [0, 512, 1_100],
      ],
    ]);
  });
});

describe("and nothing else", () => {
  test.each([
    ["a bundle more", { from: 0, to: 1_024 }, ["record-missing 768-1024"]],
    ["the tombstone with it", { from: 0, to: 1_280 }, ["record-missing 0-1280"]],
  ])("%s", async (_, range, expected) => {
    expect(await faultsOf((files) => removeBundles(files, range))).toEqual(expected);
  });

  test("the end", async () => {
    const cut = (files: Map<string, Uint8Array>) => void files.delete("tile/entries/005.p/120");
    expect(await faultsOf(cut)).toEqual(["truncated 1280-1400"]);
  });

  test("what is there and was altered", async () => {
    const alter = (files: Map<string, Uint8Array>) => {
      removeBundles(files, { from: 256, to: 768 });
      files.set("tile/entries/000", turned(files.get("tile/entries/000") ?? new Uint8Array(), 400));
    };
    expect(await faultsOf(alter)).toEqual(["record-altered 0-1"]);
  });
});

describe("a tombstone that lies stands for nothing", () => {
  test.each([
    ["another hash", { root: Buffer.alloc(32).toString("base64") }],
    ["fewer records than its hash is over", { to: 512 }],
    ["no hash", { root: "" }],
    ["half a bundle", { to: 700 }],
    ["what comes after it", { to: 1_280 }],
    ["nothing", { to: 0 }],
    ["less than nothing", { from: -256 }],
    ["no numbers", { from: "0", to: "768" }],
  ])("%s", async (_, lie) => {
    const of = await withStones({ ...stone, lie });
    expect(await faultsOf((files) => removeBundles(files, stone), of)).toEqual([
      "tombstone-wrong 1100-1101",
      "record-missing 0-768",
    ]);
    expect(await faultsOf(() => undefined, of)).toEqual(["tombstone-wrong 1100-1101"]);
  });

  test("a text inside of another record is none", async () => {
    const all = [...records(size)];
    const data = {
      text: '"type":"io.bubustack.audit.retention.deleted.v1"',
      type: "io.bubustack.audit.retention.deleted.v1",
    };
    all[1_100] = Buffer.from(JSON.stringify({ type: "other", time: "2026-01-01T00:18:20Z", data }));
    const of = smallLog(signer, all);
    expect(await faultsOf((files) => removeBundles(files, stone), of)).toEqual(["record-missing 0-768"]);
  });
});

describe("of what was removed the hashes are kept as they were", () => {
  test.each([
    ["of records", flip("tile/0/001", 999), ["tile-altered 256-512"]],
    ["above", flip("tile/1/000.p/5", 300), ["tile-altered 256-512"]],
    [
      "half a tile",
      (files: Map<string, Uint8Array>) => {
        removeBundles(files, stone);
        files.set("tile/0/001", Buffer.alloc(100));
      },
      ["tile-missing 256-512"],
    ],
    [
      "none",
      (files: Map<string, Uint8Array>) => {
        removeBundles(files, stone);
        files.delete("tile/0/001");
      },
      ["tile-missing 256-512"],
    ],
  ])("%s", async (_, change, expected) => expect(await faultsOf(change)).toEqual(expected));

  test("no bit can be turned unseen", async () => {
    const files = new Map(await withStonesOf(300, { at: 280, from: 0, to: 256 }));
    removeBundles(files, { from: 0, to: 256 });
    const places = [...files].flatMap(([path, bytes]) =>
      Array.from({ length: bytes.length * 8 }, (_, bit) => [path, bit] as const),
    );
    const missed: string[] = [];
    for (let at = 0; at < places.length; at += 73) {
      const [path = "", bit = 0] = places[at] ?? [];
      const changed = new Map(files).set(path, turned(files.get(path) ?? new Uint8Array(), bit));
      if ((await verifyLog(sourceOf(changed), { key })).faults.length === 0) missed.push(`${path} ${bit}`);
    }
    expect(missed).toEqual([]);
    expect(places.length / 73).toBeGreaterThan(1_000);
  });
});

async function withStonesOf(count: number, ...stones: readonly Stone[]) {
  return smallLog(signer, await recordsWith(signer, count, stones));
}
