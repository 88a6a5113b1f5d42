import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { checkpointOf, logSigner, records, smallLog, sourceOf, timed, turned } from "../testing/small-log.ts";
import { tilePath } from "../tree/tile.ts";
import type { Question } from "./verify.ts";
import { verifyLog } from "./verify.ts";

const signer = logSigner();
const { key } = signer;
const size = 600;
const log = smallLog(signer, records(size));

/** The faults of the log after a change, as `code from-to`. */
async function faultsOf(change: (files: Map<string, Uint8Array>) => void, question: Partial<Question> = {}) {
  const files = new Map(log);
  change(files);
  const { faults } = await verifyLog(sourceOf(files), { key, ...question });
  return faults.map(({ code, from, to }) => (from === undefined ? code : `${code} ${from}-${to}`));
}

/** Changes a file, which has to be there. */
function alter(path: string, how: (bytes: Uint8Array) => Uint8Array) {
  return (files: Map<string, Uint8Array>) => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`there is no ${path}`);
    files.set(path, how(bytes));
  };
}
const flip = (path: string, bit: number) => alter(path, (bytes) => turned(bytes, bit));
const remove = (path: string) => (files: Map<string, Uint8Array>) => {
  if (!files.delete(path)) throw new Error(`there is no ${path}`);
};

test("a log as it was written has no fault, and says what it is", async () => {
  const report = await verifyLog(sourceOf(log), { key });
  expect(report).toMatchObject({
    checkpoint: { origin: "log.example/a", size },
    assurance: "self-signed",
    first: "2026-01-01T00:00:00.000Z",
    last: "2026-01-01T00:09:59.000Z",
    faults: [],
    beyond: 0,
  });
});

describe.each([0, 1, 2, 255, 256, 257, 512, 513])("a log of %i records", (count) => {
  test("has no fault", async () => {
    const report = await verifyLog(sourceOf(smallLog(signer, records(count))), { key });
    expect([report.faults, report.checkpoint?.size]).toEqual([[], count]);
  });
});

describe("each fault is named with its range", () => {
  test.each([
    ["a byte of a record", flip("tile/entries/000", 400), ["record-altered 0-1"]],
    ["a length inside of a bundle", flip("tile/entries/001", 6), ["record-altered 256-512"]],
    ["a byte of a record at the end", flip("tile/entries/002.p/88", 60), ["record-altered 512-513"]],
    ["a hash of a leaf", flip("tile/0/001", 32 * 8 * 3 + 1), ["tile-altered 259-260"]],
    ["a hash of a leaf at the end", flip("tile/0/002.p/88", 1), ["tile-altered 512-513"]],
    ["a hash above", flip("tile/1/000.p/2", 300), ["tile-altered 256-512"]],
    ["half a tile", alter("tile/0/000", (bytes) => bytes.subarray(32)), ["tile-altered 0-256"]],
    ["a bundle in the middle", remove("tile/entries/001"), ["record-missing 256-512"]],
    ["a bundle at the end", remove("tile/entries/002.p/88"), ["truncated 512-600"]],
    ["a tile", remove("tile/0/000"), ["tile-missing 0-256"]],
    ["a tile above", remove("tile/1/000.p/2"), ["tile-missing 0-512"]],
    ["the checkpoint", remove("checkpoint"), ["checkpoint-missing"]],
    ["the text of the checkpoint", alter("checkpoint", (bytes) => bytes.subarray(1)), ["wrong-origin"]],
    ["no note", alter("checkpoint", () => Buffer.from("hello")), ["checkpoint-malformed"]],
  ])("%s", async (_, change, expected) => expect(await faultsOf(change)).toEqual(expected));

  test("records and tiles written anew", async () => {
    const changed = records(size).map((record, at) => (at === 300 ? Buffer.from("{}") : record));
    const other = smallLog(signer, changed);
    const tiles = [...other].filter(([path]) => path !== "checkpoint");
    const found = await faultsOf((files) => {
      for (const [path, bytes] of tiles) files.set(path, bytes);
    });
    expect(found).toEqual(["root-mismatch 0-600"]);
  });

  test("records and the lowest tile written anew", async () => {
    const changed = smallLog(
      signer,
      records(size).map((record, at) => (at === 300 ? Buffer.from("{}") : record)),
    );
    const found = await faultsOf((files) => {
      for (const path of ["tile/entries/001", "tile/0/001"]) files.set(path, changed.get(path) ?? new Uint8Array());
    });
    expect(found).toEqual(["record-altered 256-512"]);
  });

  test("the end cut off, with a checkpoint that was signed when the log was shorter", async () => {
    const short = smallLog(signer, records(500));
    const since = log.get("checkpoint") ?? new Uint8Array();
    const { faults } = await verifyLog(sourceOf(short), { key, since: [since] });
    expect(faults).toEqual([{ code: "rollback", from: 500, to: 600 }]);
  });

  test("another history, signed by the log's own key", async () => {
    const since = checkpointOf(signer, [timed(7), ...records(400).slice(1)]);
    expect(await faultsOf(() => undefined, { since: [since] })).toEqual(["fork 0-400"]);
    expect(await faultsOf(() => undefined, { since: [checkpointOf(signer, records(400))] })).toEqual([]);
    expect(await faultsOf(() => undefined, { since: [checkpointOf(signer, [])] })).toEqual([]);
  });

  test("an earlier checkpoint that is none, or that somebody else signed", async () => {
    expect(await faultsOf(() => undefined, { since: [Buffer.from("x")] })).toEqual(["checkpoint-malformed"]);
    const since = checkpointOf(logSigner(), records(400));
    expect(await faultsOf(() => undefined, { since: [since] })).toEqual(["wrong-key"]);
  });

  test("another key of the name, another name", async () => {
    expect(await faultsOf(() => undefined, { key: logSigner().key })).toEqual(["wrong-key"]);
    expect(await faultsOf(() => undefined, { key: logSigner("log.example/b").key })).toEqual(["wrong-origin"]);
  });

  test("a clock that went back", async () => {
    const all = [timed(1), timed(5), timed(4), timed(4), timed(6)];
    const { faults } = await verifyLog(sourceOf(smallLog(signer, all)), { key });
    expect(faults).toEqual([{ code: "clock-back", from: 2, to: 3 }]);
  });
});

test("a bundle that has become full serves for the partial one; a tile that nobody has is missing", async () => {
  const older = new Map(log);
  older.set("checkpoint", checkpointOf(signer, records(400)));
  expect((await verifyLog(sourceOf(older), { key })).faults).toEqual([{ code: "tile-missing", from: 0, to: 256 }]);
});

describe("witnesses", () => {
  const [one, two] = [logSigner("witness.example/1", "cosignature"), logSigner("witness.example/2", "cosignature")];
  const files = new Map(log);
  files.set(
    "checkpoint",
    checkpointOf(signer, records(size), (text) => [cosign(one, text, 1_800_000_000), cosign(two, text, 1_700_000_000)]),
  );
  const ask = (witnesses: Question["witnesses"]) => verifyLog(sourceOf(files), { key, witnesses: witnesses ?? [] });

  test("raise the assurance, up to the earliest of their times", async () => {
    expect(await ask([one.key, two.key])).toMatchObject({
      assurance: "externally witnessed",
      witnessedUntil: "2023-11-14T22:13:20.000Z",
      faults: [],
    });
  });

  test("all of them, or none", async () => {
    const absent = logSigner("witness.example/3", "cosignature");
    expect((await ask([one.key, absent.key])).assurance).toBe("self-signed");
    expect((await ask([])).assurance).toBe("self-signed");
  });
});

describe("no bit can be turned unseen", () => {
  /** Turns `count` bits, spread over all files, and answers the places where nobody noticed. */
  async function unseen(files: ReadonlyMap<string, Uint8Array>, count: number) {
    const places = [...files].flatMap(([path, bytes]) =>
      Array.from({ length: bytes.length * 8 }, (_, bit) => [path, bit] as const),
    );
    const step = Math.max(1, Math.floor(places.length / count));
    const missed: string[] = [];
    for (let at = 0; at < places.length; at += step) {
      const [path = "", bit = 0] = places[at] ?? [];
      const changed = new Map(files);
      changed.set(path, turned(files.get(path) ?? new Uint8Array(), bit));
      const { faults } = await verifyLog(sourceOf(changed), { key });
      if (faults.length === 0) missed.push(`${path} ${bit}`);
    }
    return { missed, tried: Math.ceil(places.length / step) };
  }

  test("of a short log, anywhere", async () => {
    const { missed, tried } = await unseen(smallLog(signer, records(13)), 12_000);
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(10_000);
  });

  test("of one with tiles above", async () => {
    expect((await unseen(smallLog(signer, records(259)), 500)).missed).toEqual([]);
  });
});

test("whatever the files hold, the answer is a report", async () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 7, maxLength: 7 }), async (contents) => {
      const files = new Map(log);
      const paths = ["tile/entries/000", "tile/0/000", "tile/1/000.p/2", tilePath({ level: 0, index: 2, width: 88 })];
      for (const [at, path] of paths.entries()) files.set(path, contents[at] ?? new Uint8Array());
      expect((await verifyLog(sourceOf(files), { key })).faults).not.toEqual([]);
      files.set("checkpoint", contents[6] ?? new Uint8Array());
      expect((await verifyLog(sourceOf(files), { key })).faults).not.toEqual([]);
    }),
    { numRuns: 50 },
  );
});
