import type { Source } from "../files/source.ts";
import { Edge } from "../tree/edge.ts";
import type { Hash } from "../tree/hash.ts";
import { equal, leafHash } from "../tree/hash.ts";
import type { Range } from "../tree/ranges.ts";
import { rootOf, tileWidth } from "../tree/tile.ts";
import type { Faults } from "./fault.ts";
import type { Stretch } from "./part.ts";
import { readTile } from "./part.ts";
import { Removals } from "./removals.ts";
import { timeOf } from "./time.ts";
import type { Tombstone } from "./tombstone.ts";

/** A tile above the lowest level that is not what the records below it make; what is to blame shows at the end. */
interface Doubt {
  readonly level: number;
  /** The records below it. */
  readonly from: number;
  readonly to: number;
}

/** Goes through a log, stretch by stretch, and collects what does not fit together. */
export class Walk {
  readonly #source: Source;
  readonly #size: number;
  readonly #edge: Edge;
  readonly #faults: Faults;
  readonly #doubts: Doubt[] = [];
  readonly #removals = new Removals();
  /** Neither the records are there nor their hashes. */
  readonly #bare: Range[] = [];
  #first: string | undefined;
  #last: string | undefined;
  /** The last stretch, where nothing stands above that says whether its records or its hashes are right. */
  #open: Open | undefined;

  constructor(source: Source, size: number, edge: Edge, faults: Faults) {
    this.#source = source;
    this.#size = size;
    this.#edge = edge;
    this.#faults = faults;
  }

  /** Times of the first and the last record, and the tombstones by which records are not there; each absent where there is none. */
  get found(): { readonly first?: string; readonly last?: string; readonly removed?: readonly Tombstone[] } {
    const { removed } = this.#removals;
    const times = { ...(this.#first ? { first: this.#first } : {}), ...(this.#last ? { last: this.#last } : {}) };
    return { ...times, ...(removed.length > 0 ? { removed } : {}) };
  }

  /** Takes the next stretch; `each` is called after every leaf. */
  async take(stretch: Stretch, each: () => void): Promise<void> {
    const { from, width, records } = stretch;
    this.#presence(stretch);
    if (records.state === "whole") this.#look(from, records.items);
    const pairs = pairsOf(stretch);
    const leaves = await this.#leaves(stretch, pairs);
    for (let at = 0; at < width; at++) {
      const leaf = leaves[at];
      // Neither record nor hash: what follows is hashed as if nothing had been there, and the root will not fit.
      for (const { level, index, hashes } of this.#edge.append(leaf ?? leafHash(new Uint8Array())))
        if (level > 0) await this.#compare(level, index, hashes);
      each();
    }
  }

  /** Compares the tiles of the right edge and the root, and says what is to blame for what did not fit. */
  async finish(root: Hash): Promise<void> {
    for (const [level, hashes] of this.#edge.rows.entries())
      if (level > 0 && hashes.length > 0)
        await this.#compare(level, Math.floor(this.#size / tileWidth ** (level + 1)), hashes);
    const fits = equal(this.#edge.root(), root);
    if (fits && this.#doubts.length === 0) await this.#removals.compare(this.#source, this.#size, this.#faults);
    for (const { from, to } of this.#removals.lost)
      this.#faults.add(to === this.#size ? "truncated" : "record-missing", from, to);
    // Of records that are gone rightly, the hashes are what is left.
    const gone = (range: Range) => this.#removals.covers(range);
    for (const { from, to } of this.#bare.filter(gone)) this.#faults.add("tile-missing", from, to);
    // Over hashes that are not there nothing fits.
    for (const doubt of this.#doubts.filter(
      ({ from, to }) => !this.#bare.some((bare) => from <= bare.from && bare.to <= to),
    ))
      this.#faults.add(fits || gone(doubt) ? "tile-altered" : "record-altered", doubt.from, doubt.to);
    const settled = this.#open !== undefined && this.#settle(this.#open, fits, root);
    const blamed = settled || [...this.#bare, ...this.#doubts].some(gone);
    const explained = blamed || this.#faults.found.some(({ code }) => /^(record-|truncated)/.test(code));
    if (!fits && !explained) this.#faults.add("root-mismatch", 0, this.#size);
  }

  #presence({ from, width, records, hashes }: Stretch): void {
    const to = from + width;
    if (records.state === "missing") this.#removals.miss({ from, to });
    if (records.state === "missing" && hashes.state !== "whole") this.#bare.push({ from, to });
    if (records.state === "broken") this.#faults.add("record-altered", from, to);
    // Where the records are gone too, they are what is said.
    if (records.state === "missing" || hashes.state === "whole") return;
    this.#faults.add(hashes.state === "broken" ? "tile-altered" : "tile-missing", from, to);
  }

  #look(from: number, records: readonly Uint8Array[]): void {
    this.#removals.read(from, records, this.#faults);
    for (const [at, record] of records.entries()) {
      const time = timeOf(record);
      if (time === undefined) continue;
      this.#first ??= time;
      if (this.#last !== undefined && Date.parse(time) < Date.parse(this.#last))
        this.#faults.add("clock-back", from + at, from + at + 1);
      this.#last = time;
    }
  }

  /** The leaves that the tree goes on with: of records and hashes those that the tile above says are right. */
  async #leaves({ from, width }: Stretch, pairs: readonly Pair[]): Promise<readonly (Hash | undefined)[]> {
    const byTile = pairs.map(({ record, tile }) => tile ?? record);
    if (!pairs.some(differs)) return byTile;
    if (width < tileWidth) {
      this.#open = { from, pairs, before: new Edge(this.#edge.size, this.#edge.rows) };
      return byTile;
    }
    const index = from / tileWidth;
    const above = await readTile(this.#source, 1, Math.floor(index / tileWidth), this.#size);
    const wanted = above.state === "whole" ? above.items[index % tileWidth] : undefined;
    const byRecord = pairs.map(({ record, tile }) => record ?? tile);
    const records = wanted !== undefined && stands(byRecord, wanted);
    this.#blame(from, pairs, records ? "tile-altered" : "record-altered");
    return records ? byRecord : byTile;
  }

  #blame(from: number, pairs: readonly Pair[], code: "tile-altered" | "record-altered"): void {
    for (const [at, pair] of pairs.entries()) if (differs(pair)) this.#faults.add(code, from + at, from + at + 1);
  }

  /**
   * The last stretch went on with its hashes: if the root fits, they were right; if it fits with the records, those were.
   * True where that is known.
   */
  #settle({ from, pairs, before }: Open, fits: boolean, root: Hash): boolean {
    for (const { record, tile } of pairs) before.append(record ?? tile ?? leafHash(new Uint8Array()));
    const records = !fits && equal(before.root(), root);
    this.#blame(from, pairs, records ? "tile-altered" : "record-altered");
    return fits || records;
  }

  async #compare(level: number, index: number, hashes: readonly Hash[]): Promise<void> {
    const span = tileWidth ** level;
    const start = index * tileWidth * span;
    const stored = await readTile(this.#source, level, index, this.#size);
    const to = Math.min(start + hashes.length * span, this.#size);
    if (stored.state === "missing") this.#faults.add("tile-missing", start, to);
    else if (stored.state === "broken") this.#faults.add("tile-altered", start, to);
    else
      for (const [at, hash] of hashes.entries()) {
        const other = stored.items[at];
        if (other === undefined || equal(hash, other)) continue;
        this.#doubts.push({ level, from: start + at * span, to: start + (at + 1) * span });
      }
  }
}

interface Open {
  readonly from: number;
  readonly pairs: readonly Pair[];
  /** The tree before it. */
  readonly before: Edge;
}

/** What a place has: the hash of its record, and the hash that the tree holds for it. */
interface Pair {
  readonly record: Hash | undefined;
  readonly tile: Hash | undefined;
}

function pairsOf({ width, records, hashes }: Stretch): readonly Pair[] {
  return Array.from({ length: width }, (_, at) => {
    const record = records.state === "whole" ? records.items[at] : undefined;
    return { record: record && leafHash(record), tile: hashes.state === "whole" ? hashes.items[at] : undefined };
  });
}

function differs({ record, tile }: Pair): boolean {
  return record !== undefined && tile !== undefined && !equal(record, tile);
}

function stands(leaves: readonly (Hash | undefined)[], wanted: Hash): boolean {
  const all = leaves.filter((leaf) => leaf !== undefined);
  return all.length === tileWidth && equal(rootOf(all), wanted);
}
