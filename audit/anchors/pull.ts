import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Secrets } from "../sinks/secrets.ts";
import { SinkTrouble } from "../sinks/sink.ts";
import type { AnchorSettings } from "./anchor.ts";
import { parseAnchorName } from "./anchor.ts";
import { openAnchor } from "./open.ts";

/** What an anchor keeps, or what was fetched from one. */
export interface Pulled {
  /** As the command line names it. */
  readonly anchor: string;
  readonly notes: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Files and objects that are read at a time. */
const atOnce = 8;
/** Milliseconds that all of an anchor may take. */
const mostMs = 3_600_000;

/**
 * Everything that an anchor keeps: of a bucket (`https://host/bucket/prefix/`, with `?region=` where it is not us-east-1), of a database
 * (`postgres://host/database`), or of a folder or file that was fetched from one. In a folder files count that are named as checkpoints are, by a
 * number. Relative paths are below `cwd`. Throws `SinkTrouble`.
 */
export async function pull(cwd: string, anchor: string, secrets: Secrets, now: () => number): Promise<Pulled> {
  const settings = settingsOf(anchor);
  if (settings === undefined) return { anchor, notes: await fromFiles(resolve(cwd, anchor), anchor) };
  const opened = await openAnchor(settings, secrets, now);
  const signal = AbortSignal.timeout(mostMs);
  try {
    const names: string[] = [];
    for await (const name of opened.names(signal)) names.push(name);
    const notes = await each(names.sort(), async (name) => {
      const bytes = await opened.read(name, signal);
      return bytes ? [{ name: `${name} of ${anchor}`, bytes }] : [];
    });
    return { anchor, notes };
  } finally {
    await opened.close();
  }
}

/** The settings that a URL stands for; undefined for a path. */
function settingsOf(anchor: string): AnchorSettings | undefined {
  const url = /^(https?|postgres):\/\//.test(anchor) ? URL.parse(anchor) : null;
  if (url === null) return undefined;
  if (url.protocol === "postgres:") return { name: "anchor", type: "postgres", address: anchor, seconds: 60 };
  const [, bucket = "", rest = ""] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  if (bucket === "") throw new SinkTrouble(`${anchor} names no bucket: write https://host/bucket/prefix/`);
  const prefix = rest === "" || rest.endsWith("/") ? rest : `${rest}/`;
  const place = { bucket, prefix, region: url.searchParams.get("region") ?? "us-east-1" };
  return { name: "anchor", type: "s3", address: url.origin, s3: place, seconds: 60 };
}

async function fromFiles(path: string, anchor: string): Promise<Pulled["notes"]> {
  const unreadable = () => {
    throw new SinkTrouble(`${anchor} cannot be read`);
  };
  if (!(await stat(path).catch(unreadable)).isDirectory())
    return [{ name: anchor, bytes: await readFile(path).catch(unreadable) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(unreadable);
  const names = entries
    .filter((entry) => entry.isFile() && parseAnchorName(`log/${entry.name}`) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  return await each(names.sort(), async (file) => {
    const bytes = await readFile(file).catch(unreadable);
    return [{ name: join(anchor, file.slice(path.length + 1)), bytes }];
  });
}

/** The results in the order of the items, some of which are worked on at a time. */
async function each<T, R>(items: readonly T[], work: (item: T) => Promise<readonly R[]>): Promise<readonly R[]> {
  const results: (readonly R[])[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [at, item] of left) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results.flat();
}
