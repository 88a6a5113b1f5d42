import { BubuError } from "@bubustack/api/errors";
import type { Disk } from "../disk/disk.ts";
import { checkpointText } from "../note/checkpoint.ts";
import type { Key } from "../note/key.ts";
import type { Signature } from "../note/note.ts";
import { formatNote } from "../note/note.ts";
import type { Signer } from "../note/signer.ts";
import { signText } from "../note/signer.ts";
import type { Event } from "../record/event.ts";
import { encodeEvent } from "../record/event.ts";
import { rotationEvent } from "../record/rotation.ts";
import type { Second } from "../replicated/second.ts";
import { entryOf, leafOf } from "../tree/bundle.ts";
import type { Hash } from "../tree/hash.ts";
import { Mountain } from "../tree/mountain.ts";
import { tileWidth } from "../tree/tile.ts";
import { cosignedOn } from "./cosigned.ts";
import { GroupCommit } from "./group-commit.ts";
import { identity, prepareNext, promote, unfinished } from "./identity.ts";
import { recover } from "./recover.ts";
import type { Settling } from "./settling.ts";
import { WriteAhead } from "./write-ahead.ts";

export interface LogConfig {
  /** Names the log, and its key: a URL without scheme, such as `example.com/audit/replica-1`. No two logs have the same. */
  readonly origin: string;
  /** Milliseconds between two checkpoints while the log grows. Default 1,000. */
  readonly checkpointMs?: number;
  /** Records that may wait to be written; more are refused. Default 10,000. */
  readonly waiting?: number;
  /** Bytes of a write-ahead segment. Default 4 MiB. */
  readonly segmentBytes?: number;
  /** Whether receipts have a signed checkpoint, which costs a signature for each batch. Default: not. */
  readonly promises?: boolean;
  /** What has to have each record too before it is acknowledged. Default: nothing else. */
  readonly second?: Second;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** Where a record is: it is on disk, and provable from the next checkpoint on. */
export interface Receipt {
  readonly index: number;
  readonly leaf: Hash;
  /** A signed checkpoint over a tree that has the record, where the log was asked for promises. */
  readonly note?: string;
}

/** The largest record in bytes: the layout has two bytes for a length, and what surrounds a record needs some of it. */
const recordLimit = 60 * 1024;
/** Full tiles and bundles that may wait for the disk while it fails; then nothing more is taken. */
const backlogLimit = 1_024;

/** Opens a log on a disk, or begins one. Fails where somebody else writes it, or where it is damaged. */
export async function openLog(disk: Disk, config: LogConfig): Promise<Log> {
  const release = await disk.lock();
  try {
    const found = await identity(disk, config.origin);
    if (found === undefined)
      throw new BubuError("audit/damaged", "the key of the audit log cannot be read, or does not fit its name");
    const { signer, next } = found;
    const recovered = await recover(disk, next ? [signer.key, next.signer.key] : [signer.key]);
    const ahead = new WriteAhead(disk, recovered, config.segmentBytes);
    const beyond = config.second
      ? await (await import("../replicated/begin.ts")).begin(disk, config.second, signer.key, recovered, ahead)
      : [];
    const since = async (index: number) => [...(await recovered.since(index)), ...beyond];
    const second = await unfinished(disk, found, { since });
    const log = new Log(disk, config, { signer, second }, recovered.settling, ahead, release);
    if (second) await log.rotateKey();
    else await log.checkpoint();
    return log;
  } catch (error) {
    await config.second?.close();
    release();
    throw error;
  }
}

interface Signers {
  readonly signer: Signer;
  /** One that takes over by a record that is in the log already. */
  readonly second: Signer | undefined;
}

/** An open log. Appending answers when the record is on disk. */
export class Log {
  readonly #disk: Disk;
  readonly #now: () => number;
  readonly #waiting: number;
  readonly #promises: boolean;
  readonly #settling: Settling;
  readonly #ahead: WriteAhead;
  readonly #replica: Second | undefined;
  /** The tree, for the root that it has with the next records; only where a second holder is told. */
  #mountain: Mountain;
  readonly #commit: GroupCommit<Receipt>;
  readonly #release: () => void;
  readonly #timer: NodeJS.Timeout;
  #signer: Signer;
  /** Signs beside the signer while a key takes over. */
  #second: Signer | undefined;
  /** One at a time, each after the one before. */
  #checkpointing: Promise<void> = Promise.resolve();
  #rotating: Promise<unknown> = Promise.resolve();
  /** The size at the last checkpoint; none was written yet: -1. */
  #signed = -1;
  #lastTime = 0;
  #closed = false;

  /** For `openLog`. */
  constructor(
    disk: Disk,
    config: LogConfig,
    signers: Signers,
    settling: Settling,
    ahead: WriteAhead,
    release: () => void,
  ) {
    this.#disk = disk;
    this.#now = config.now ?? Date.now;
    this.#waiting = config.waiting ?? 10_000;
    this.#promises = config.promises ?? false;
    this.#replica = config.second;
    this.#mountain = Mountain.of(settling.size, settling.peaks);
    this.#signer = signers.signer;
    this.#second = signers.second;
    this.#settling = settling;
    this.#ahead = ahead;
    this.#release = release;
    this.#commit = new GroupCommit((entries) => this.#write(entries));
    // What fails here fails for the next record too, and is said there.
    const tick = () => void (this.#settling.size > this.#signed && this.checkpoint().catch(() => undefined));
    this.#timer = setInterval(tick, config.checkpointMs ?? 1_000);
    this.#timer.unref();
  }

  /** Records that are on disk. */
  get size(): number {
    return this.#settling.size;
  }

  /** Records that wait to be written. */
  get waiting(): number {
    return this.#commit.waiting;
  }

  get key(): Key {
    return this.#signer.key;
  }

  /**
   * Appends an event at the time that it is now. A clock that is put right by less than a second does not go back in the log;
   * more is written as it is, and verification names it.
   */
  append(event: Event): Promise<Receipt> {
    const now = this.#now();
    this.#lastTime = now < this.#lastTime && this.#lastTime - now < 1_000 ? this.#lastTime : now;
    return this.appendBytes(encodeEvent(event, this.#lastTime));
  }

  /** Appends a record as it is. Resolves when it is on disk. */
  async appendBytes(record: Uint8Array): Promise<Receipt> {
    if (record.length === 0 || record.length > recordLimit) throw new BubuError("audit/record-size");
    if (this.#closed) throw new BubuError("audit/unavailable", "the audit log is closed");
    if (this.#commit.waiting >= this.#waiting)
      throw new BubuError("audit/unavailable", "too many records wait for the disk");
    return await this.#commit.add(entryOf(record));
  }

  /** Writes what is needed to read and prove all records so far, and signs it. */
  async checkpoint(): Promise<void> {
    const mine = this.#checkpointing.catch(() => undefined).then(() => this.#settle());
    this.#checkpointing = mine;
    await mine;
  }

  /** Puts signatures of witnesses under the last checkpoint. Answers whether it still is the one with this text. */
  async cosign(text: string, signatures: readonly Signature[]): Promise<boolean> {
    const mine = this.#checkpointing.catch(() => undefined).then(() => cosignedOn(this.#disk, text, signatures));
    this.#checkpointing = mine.then(() => undefined);
    return await mine;
  }

  /** Makes a new key, which takes over by a record that both sign; the next checkpoint has the signatures of both. */
  rotateKey(): Promise<Key> {
    // One after the other: each hands over from the key that the one before made.
    const mine = this.#rotating.catch(() => undefined).then(() => this.#rotate());
    this.#rotating = mine;
    return mine;
  }

  async #rotate(): Promise<Key> {
    // A rotation that could not be finished is finished first.
    const next = this.#second ?? (await this.#beginRotation(this.#signer));
    await this.checkpoint();
    await promote(this.#disk, this.#signer, next);
    this.#signer = next;
    this.#second = undefined;
    return next.key;
  }

  async #beginRotation(from: Signer): Promise<Signer> {
    const next = await prepareNext(this.#disk, from.key.name, this.size);
    if (next === undefined) throw new BubuError("audit/damaged", "no key can be made for the name of this log");
    // From now on: a checkpoint over the record has to have both signatures, whenever it comes.
    this.#second = next;
    try {
      await this.append(rotationEvent(from, next));
    } catch (error) {
      this.#second = undefined;
      throw error;
    }
    return next;
  }

  /** Writes what waits, signs the last checkpoint, and lets go of the disk. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    try {
      await this.#rotating.catch(() => undefined);
      await this.#commit.idle();
      if (this.#settling.size > this.#signed) await this.checkpoint();
      await this.#ahead.close();
      await this.#replica?.close();
    } finally {
      this.#release();
    }
  }

  async #write(entries: readonly Uint8Array[]): Promise<readonly Receipt[]> {
    const settling = this.#settling;
    const first = settling.size;
    const replica = this.#replica;
    let held: Promise<unknown> = Promise.resolve();
    let note: string | undefined;
    let next = this.#mountain;
    try {
      // While tiles cannot be written, memory does not grow without bound.
      if (settling.backlog > backlogLimit) await this.checkpoint();
      const writing = this.#ahead.write(first, entries);
      if (replica) {
        next = this.#mountain.with(entries.map(leafOf));
        note = this.#note(first + entries.length, next.root);
        const records = entries.map((entry) => entry.subarray(2));
        held = replica.hold(first, records, note).then(
          () => undefined,
          (error: unknown) => error,
        );
      }
      await writing;
    } catch (cause) {
      await held;
      replica?.retract(first);
      throw new BubuError("audit/unavailable", undefined, { cause });
    }
    const leaves = entries.map((entry) => settling.addEntry(entry));
    this.#mountain = next;
    // It is in this log, and acknowledged to nobody: what the second holder lacks is sent again.
    const failed = await held;
    if (failed !== undefined) throw failed;
    if (!this.#promises) return leaves.map((leaf, at) => ({ index: first + at, leaf }));
    const signed = note ?? this.#note(settling.size, settling.root);
    return leaves.map((leaf, at) => ({ index: first + at, leaf, note: signed }));
  }

  /** A signed checkpoint; while a key takes over both sign. */
  #note(size: number, root: Hash): string {
    const text = checkpointText({ origin: this.#signer.key.name, size, root });
    const signers = this.#second ? [this.#signer, this.#second] : [this.#signer];
    return formatNote({ text, signatures: signers.map((signer) => signText(signer, text)) });
  }

  async #settle(): Promise<void> {
    // It stands there, and witnesses may have signed it.
    if (this.#settling.size === this.#signed) return;
    const settlement = this.#settling.take();
    const { size, root, files, overtaken } = settlement;
    const note = this.#note(size, root);
    try {
      await this.#disk.put(files);
      await this.#disk.put(new Map([["checkpoint", Buffer.from(note, "utf8")]]));
    } catch (error) {
      this.#settling.again(settlement);
      throw error;
    }
    this.#signed = size;
    await this.#disk.remove([...overtaken, ...this.#ahead.spent(size - (size % tileWidth))]);
  }
}
