import { describe, expect, test } from "vitest";
import { checkpointText } from "../note/checkpoint.ts";
import { formatNote } from "../note/note.ts";
import { signText } from "../note/signer.ts";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { Edge } from "../tree/edge.ts";
import { leafHash } from "../tree/hash.ts";
import type { Questions } from "./several.ts";
import { verifyLogs } from "./several.ts";

const a = logSigner("log.example/a");
const b = logSigner("log.example/b");

/** A checkpoint of log b over records. */
function noteOfB(all: readonly Uint8Array[], signer = b, name = signer.key.name): string {
  const edge = new Edge();
  for (const record of all) edge.append(leafHash(record));
  const text = checkpointText({ origin: name, size: edge.size, root: edge.root() });
  return formatNote({ text, signatures: [signText(signer, text)] });
}

/** A record that no log has at its beginning. */
const other = Buffer.from('{"id":"x"}');

const seen = (origin: string, size: number, checkpoint: string) =>
  Buffer.from(JSON.stringify({ type: "io.bubustack.audit.checkpoint.seen.v1", data: { origin, size, checkpoint } }));

/** Log a, whose last record says what it saw of b. */
const logA = (...last: readonly Uint8Array[]) => smallLog(a, [...records(299), ...last]);

/** Log b: as `smallLog` makes it, with a checkpoint of its own name. */
function logB(all: readonly Uint8Array[]): Map<string, Uint8Array> {
  const files = smallLog(b, all);
  files.set("checkpoint", Buffer.from(noteOfB(all)));
  return files;
}

async function verify(
  logs: { readonly [path: string]: ReadonlyMap<string, Uint8Array> },
  more: Partial<Questions> = {},
) {
  const named = Object.entries(logs).map(([path, files]) => ({ path, source: sourceOf(files) }));
  const found = await verifyLogs(named, { keys: [a.key, b.key], complete: true, ...more });
  const faults = found.logs.flatMap(({ path, report }) =>
    report.faults.map(({ code, by }) => `${path}: ${code}${by === undefined ? "" : ` by ${by}`}`),
  );
  const absent = found.absent.map(({ origin, size, by }) => `${origin} of ${size} by ${by}`);
  expect(found.faults).toBe(faults.length + absent.length);
  return [...faults, ...absent];
}

const saw = seen("log.example/b", 400, noteOfB(records(400)));

describe("what one log saw of another", () => {
  test("holds where the other went on from there", async () => {
    expect(await verify({ a: logA(saw), b: logB(records(600)) })).toEqual([]);
    expect(await verify({ a: logA(saw), b: logB(records(400)) })).toEqual([]);
  });

  test("names the other where it is shorter, or not what it was", async () => {
    expect(await verify({ a: logA(saw), b: logB(records(300)) })).toEqual([
      "b: rollback by record 299 of log.example/a",
    ]);
    const rewritten = [other, ...records(600).slice(1)];
    expect(await verify({ a: logA(saw), b: logB(rewritten) })).toEqual(["b: fork by record 299 of log.example/a"]);
  });

  test("is found beside what is wrong with the other anyway", async () => {
    const changed = logB([other, ...records(600).slice(1)]);
    changed.delete("tile/0/001");
    expect(await verify({ a: logA(saw), b: changed })).toEqual([
      "b: tile-missing",
      "b: fork by record 299 of log.example/a",
    ]);
    const broken = logB(records(600));
    broken.delete("tile/0/001");
    expect(await verify({ a: logA(saw), b: broken })).toEqual(["b: tile-missing"]);
  });

  test("is a fault where nothing shows that the other signed it", async () => {
    const forged = seen("log.example/b", 400, noteOfB(records(400), logSigner("log.example/b")));
    expect(await verify({ a: logA(forged), b: logB(records(600)) })).toEqual([
      "b: wrong-key by record 299 of log.example/a",
    ]);
  });

  test("of a log that is not there shows that it is missing, if all were to be given", async () => {
    expect(await verify({ a: logA(saw) })).toEqual(["log.example/b of 400 by record 299 of log.example/a"]);
    expect(await verify({ a: logA(saw) }, { complete: false })).toEqual([]);
  });

  test("is nothing where the note is of another log than the record says", async () => {
    expect(await verify({ a: logA(seen("log.example/c", 400, noteOfB(records(400)))) })).toEqual([]);
  });
});

describe("checkpoints from before", () => {
  const since = [{ name: "old", bytes: Buffer.from(noteOfB(records(400))) }];

  test("hold for the log that they are of", async () => {
    expect(await verify({ a: logA(), b: logB(records(600)) }, { since })).toEqual([]);
    expect(await verify({ a: logA(), b: logB(records(300)) }, { since })).toEqual(["b: rollback"]);
  });

  test("show that a log is gone", async () => {
    expect(await verify({ a: logA() }, { since })).toEqual(["log.example/b of 400 by old"]);
    expect(await verify({ a: logA() }, { since, complete: false })).toEqual(["a: wrong-origin"]);
  });
});

test("two logs of one name that do not begin alike are forks of each other", async () => {
  const changed = logB([other, ...records(600).slice(1)]);
  expect(await verify({ one: logB(records(300)), two: logB(records(600)) })).toEqual([]);
  expect(await verify({ one: logB(records(300)), two: changed })).toEqual(["one: fork by two", "two: fork by one"]);
});

test("a log of which no key was given is another one", async () => {
  expect(await verify({ b: logB(records(3)) }, { keys: [a.key] })).toEqual(["b: wrong-origin"]);
});
