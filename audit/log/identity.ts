import type { Disk } from "../disk/disk.ts";
import { formatKey } from "../note/key.ts";
import type { Signer } from "../note/signer.ts";
import { newSigner, readSigner } from "../note/signer.ts";
import { rotatedTo, rotationEvent } from "../record/rotation.ts";
import type { Recovered } from "./recover.ts";
import { takeoversFile, withTakeover } from "./takeovers.ts";

/** Files of the key: the private one, the one that is to take over, and the public one for those who verify. */
const files = { key: "key.pem", next: "key-next.json", public: "key.pub" } as const;

/** The key of a log, and during a rotation that ended early the one that may have taken over. */
export interface Identity {
  readonly signer: Signer;
  readonly next?: Next;
}

interface Next {
  readonly signer: Signer;
  /** The record that says so has no lower number. */
  readonly from: number;
}

/** Reads the key of a log, or makes it: it never leaves this disk. Undefined where the kept key cannot be used. */
export async function identity(disk: Disk, origin: string): Promise<Identity | undefined> {
  const pem = await disk.read(files.key);
  if (pem !== undefined) {
    const signer = readSigner(origin, Buffer.from(pem).toString("utf8"));
    const later = await disk.read(files.next);
    const next = later && readNext(origin, Buffer.from(later).toString("utf8"));
    // A crash may have come between the two files.
    const known = await disk.read(files.public);
    if (signer && Buffer.from(known ?? []).toString("utf8") !== publicText(signer)) await keep(disk, signer);
    return signer && { signer, ...(next ? { next } : {}) };
  }
  const signer = newSigner(origin);
  if (signer === undefined) return undefined;
  await keep(disk, signer);
  return { signer };
}

/** A key that is to take over by a record from number `from` on; it is kept before there is one. */
export async function prepareNext(disk: Disk, origin: string, from: number): Promise<Signer | undefined> {
  const next = newSigner(origin);
  if (next) await disk.put(new Map([[files.next, Buffer.from(JSON.stringify({ from, pem: next.pem() }))]]));
  return next;
}

function readNext(origin: string, text: string): Next | undefined {
  try {
    const { from, pem }: { readonly from: unknown; readonly pem: unknown } = JSON.parse(text);
    const signer = readSigner(origin, String(pem));
    return signer && typeof from === "number" ? { signer, from } : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the key that took over from another the log's key, and keeps what both signed. */
export async function promote(disk: Disk, from: Signer, next: Signer): Promise<void> {
  await disk.put(new Map([[takeoversFile, await withTakeover(disk, rotationEvent(from, next).data)]]));
  await keep(disk, next);
  await disk.remove([files.next]);
}

/**
 * The key that takes over by a record that is in the log, where a crash cut the rotation off: it is finished by a checkpoint that
 * both sign. Undefined where there is none; a next key that no record names is forgotten.
 */
export async function unfinished(
  disk: Disk,
  { signer, next }: Identity,
  { since }: Pick<Recovered, "since">,
): Promise<Signer | undefined> {
  if (next === undefined) return undefined;
  const records = await since(next.from);
  if (records.some((record) => rotatedTo(record, [signer.key])?.id === next.signer.key.id)) return next.signer;
  await disk.remove([files.next]);
  return undefined;
}

async function keep(disk: Disk, signer: Signer): Promise<void> {
  const entries: readonly (readonly [string, string])[] = [
    [files.key, signer.pem()],
    [files.public, publicText(signer)],
  ];
  await disk.put(new Map(entries.map(([path, text]) => [path, Buffer.from(text, "utf8")])));
}

function publicText({ key }: Signer): string {
  return `${formatKey(key)}\n`;
}
