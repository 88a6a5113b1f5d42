import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";
import type { Captured } from "@bubustack/audit/capture/entry";
import { isOf, openEntry } from "@bubustack/audit/capture/entry";
import { captureFiles, capturesFolder } from "@bubustack/audit/capture/files";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import type { Source } from "@bubustack/audit/files/source";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { tileWidth } from "@bubustack/audit/tree/tile";
import { readStretch } from "@bubustack/audit/verify/part";
import { sizeOf } from "../../audit/logs.ts";
import { sealIn } from "../../audit/names.ts";
import { recordReading } from "../../audit/reading.ts";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { linesOf } from "../../source/stream.ts";
import type { Given } from "../../verb.ts";
import type { Recorded } from "./record.ts";

/** Webhooks that were asked about one request say so within this many milliseconds: the API server waits no longer. */
const togetherMs = 60_000;

type Problem = { readonly problem: string };
type Read = Captured | Problem;

/**
 * Requests that the webhooks captured beside a log, the oldest first. Each was compared with the record that the log has of it. A request that several
 * webhooks were asked about comes once, with what policies came to in all of them.
 */
export async function* capturedRequests(io: Io, given: Given, path: string): AsyncIterable<Recorded | Problem> {
  const root = resolve(io.cwd, path);
  const log = await sizeOf({ path, source: folder(root) });
  const files = await captureFiles(join(root, capturesFolder));
  if (files.length === 0)
    throw new UsageError(
      `there are no captured requests in ${path}`,
      "name the namespace in audit.capture.namespaces of the settings",
    );
  await recordReading(io, given, { how: "replay", logs: [log.origin], opened: true });
  const secret = await sealIn(io, given);
  // Whoever reads changes nothing: a key that is not sealed stays so.
  const plain = { ...folderDisk(root), put: async () => undefined };
  const keys = keyring(sealedDisk(plain, secret && sealOf(secret)));
  const records = recordsOf(log.source, log.size);
  const read = async function* (): AsyncIterable<Read> {
    for await (const line of linesIn(files)) {
      const entry = line === undefined ? { problem: "it is too long" } : await openEntry(line, keys.named);
      yield "problem" in entry ? entry : ((await unlinked(entry, log.origin, records)) ?? entry);
    }
  };
  const asked = await askedTogether(read());
  for await (const entry of read()) {
    const allowed = "problem" in entry ? undefined : asked.get(entry.decision)?.allowed;
    if ("problem" in entry) yield entry;
    else if (asked.has(entry.decision))
      yield { request: entry.request, namespaceObject: undefined, allowed, decision: entry.decision };
  }
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

/** What policies came to about one request. */
interface Together {
  readonly at: number;
  allowed: boolean | undefined;
}

/** By the first decision about each request, what policies came to in all of them; undefined where a webhook did not ask them. */
async function askedTogether(read: AsyncIterable<Read>): Promise<ReadonlyMap<string, Together>> {
  const latest = new Map<string, Together>();
  const firsts = new Map<string, Together>();
  for await (const entry of read) {
    if ("problem" in entry) continue;
    const { same, at, policies, decision } = entry;
    const allowed = policies === undefined ? undefined : policies === "allowed";
    const before = latest.get(same);
    // The same object that is sent again later is another request.
    if (before === undefined || Math.abs(before.at - at) > togetherMs) {
      const one = { at, allowed };
      latest.set(same, one);
      firsts.set(decision, one);
    } else if (before.allowed !== false) before.allowed = allowed === true ? before.allowed : allowed;
  }
  return firsts;
}

/** Why a capture is not of the record that it names; undefined where it is. */
async function unlinked(entry: Captured, origin: string, records: Records): Promise<Problem | undefined> {
  const { decision, log, number } = entry;
  if (log !== origin) return { problem: `decision ${decision} is in the log ${log}, and this one is ${origin}` };
  const record = await records(number);
  if (record === undefined)
    return { problem: `the log does not have record ${number} of decision ${decision}, or not yet` };
  return isOf(entry, record)
    ? undefined
    : { problem: `record ${number} is not of decision ${decision} and what it was about` };
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
