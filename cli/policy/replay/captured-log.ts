import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";
import type { Captured } from "@bubustack/audit/capture/entry";
import { isOf, openEntry } from "@bubustack/audit/capture/entry";
import { captureFiles, capturesFolder } from "@bubustack/audit/capture/files";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import type { Source } from "@bubustack/audit/files/source";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { tileWidth } from "@bubustack/audit/tree/tile";
import { readStretch } from "@bubustack/audit/verify/part";
import type { NamedLog } from "@bubustack/audit/verify/several";
import { sizeOf } from "../../audit/logs.ts";
import { linesOf } from "../../source/stream.ts";

/** A captured request with the time of its decision, in milliseconds since 1970, or why a line is none. */
export type Read = { readonly time: number; readonly entry: Captured } | Problem;

interface Problem {
  readonly time?: undefined;
  readonly problem: string;
}

/** What was captured beside one log. */
export interface CapturedLog {
  readonly origin: string;
  /** How many files there are. */
  readonly files: number;
  /** Reads all of it from the beginning: in the order in which it was captured, each line compared with the record that it names. */
  readonly read: () => AsyncGenerator<Read>;
}

/** `secret` is what the log's keys are sealed with. */
export async function capturedLog(cwd: string, named: NamedLog, secret: Uint8Array | undefined): Promise<CapturedLog> {
  const root = resolve(cwd, named.path);
  const { origin, source, size } = await sizeOf(named);
  const files = await captureFiles(join(root, capturesFolder));
  // Whoever reads changes nothing: a key that is not sealed stays so.
  const plain = { ...folderDisk(root), put: async () => undefined };
  const keys = keyring(sealedDisk(plain, secret && sealOf(secret)));
  return {
    origin,
    files: files.length,
    async *read() {
      const records = recordsOf(source, size);
      for await (const line of linesIn(files)) {
        const entry = line === undefined ? { problem: "it is too long" } : await openEntry(line, keys.named);
        const problem = "problem" in entry ? entry.problem : await unlinked(entry, origin, records);
        if (problem !== undefined) yield { problem };
        else if (!("problem" in entry)) yield { time: entry.at, entry };
      }
    },
  };
}

/** The lines of files that may grow and go meanwhile. Half a line at the end of one is none: it is being written, or a crash cut it off. */
async function* linesIn(files: readonly string[]): AsyncIterable<string | undefined> {
  for (const file of files)
    try {
      let last: string | undefined = "";
      for await (const line of linesOf(createReadStream(file))) {
        if (last !== "") yield last;
        last = line;
      }
      if (last === undefined || last.endsWith("}")) yield last;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
}

/** Why a capture is not of the record that it names; undefined where it is. */
async function unlinked(entry: Captured, origin: string, records: Records): Promise<string | undefined> {
  const { decision, log, number } = entry;
  if (log !== origin) return `decision ${decision} is in the log ${log}, and this one is ${origin}`;
  const record = await records(number);
  if (record === undefined) return `the log does not have record ${number} of decision ${decision}, or not yet`;
  return isOf(entry, record) ? undefined : `record ${number} is not of decision ${decision} and what it was about`;
}

type Records = (number: number) => Promise<Uint8Array | undefined>;

/** Reads records by their numbers; those that stand together are read together. */
function recordsOf(source: Source, size: number): Records {
  let at = -1;
  let items: readonly Uint8Array[] = [];
  return async (number) => {
    if (number >= size) return undefined;
    const index = Math.floor(number / tileWidth);
    if (index !== at) {
      const { records } = await readStretch(source, index, size);
      at = index;
      items = records.state === "whole" ? records.items : [];
    }
    return items[number % tileWidth];
  };
}
