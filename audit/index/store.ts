import type { StatementSync } from "node:sqlite";
import { DatabaseSync } from "node:sqlite";
import type { TraitName } from "../query/traits.ts";
import { traitNames } from "../query/traits.ts";

/** Changes when a table, or what traits are, changes: an index with another number is made anew. */
const version = 1;

/**
 * Tables: each value of a trait is a term; a posting says which records of a full bundle have it; a bundle has the times of its
 * records. The number of terms that are looked up is bounded.
 */
const schema = `
CREATE TABLE log (origin TEXT NOT NULL, version INTEGER NOT NULL, bundles INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE term (id INTEGER PRIMARY KEY, trait INTEGER NOT NULL, value TEXT NOT NULL, UNIQUE (trait, value)) STRICT;
CREATE TABLE posting (term INTEGER NOT NULL, bundle INTEGER NOT NULL, records BLOB NOT NULL, PRIMARY KEY (term, bundle)) STRICT, WITHOUT ROWID;
CREATE TABLE bundle (number INTEGER PRIMARY KEY, oldest REAL NOT NULL, newest REAL NOT NULL) STRICT;
`;

/** How far the index of a log is. */
export interface Progress {
  readonly origin: string;
  /** Full bundles that are in it. */
  readonly bundles: number;
  /** The hash over the last of them: another log, or one written anew, does not have it. Empty before the first. */
  readonly hash: Uint8Array;
}

/** What one full bundle adds. */
export interface Entry {
  readonly bundle: number;
  /** Times in milliseconds since 1970; infinite where no record has one. */
  readonly oldest: number;
  readonly newest: number;
  /** Packed numbers of records, by trait and value. */
  readonly terms: ReadonlyMap<TraitName, ReadonlyMap<string, Uint8Array>>;
}

/** The tables of an index, in one file. What a crash leaves is whole: bundles are added in transactions. */
export class IndexStore {
  readonly #database: DatabaseSync;
  readonly #ids = new Map<string, number>();
  readonly #find: StatementSync;
  readonly #name: StatementSync;
  readonly #post: StatementSync;
  readonly #bundle: StatementSync;

  /** Opens the index in a file, which is made where there is none, or where it is of another version. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 30_000 });
    this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536");
    if (!this.#isOurs()) this.clear();
    this.#find = this.#database.prepare("SELECT id FROM term WHERE trait = ? AND value = ?");
    this.#name = this.#database.prepare("INSERT INTO term (trait, value) VALUES (?, ?)");
    this.#post = this.#database.prepare("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)");
    this.#bundle = this.#database.prepare("INSERT OR REPLACE INTO bundle VALUES (?, ?, ?)");
  }

  get progress(): Progress | undefined {
    const row = this.#database.prepare("SELECT origin, bundles, hash FROM log").get();
    if (row === undefined || !(row["hash"] instanceof Uint8Array)) return undefined;
    return { origin: String(row["origin"]), bundles: Number(row["bundles"]), hash: row["hash"] };
  }

  /** Removes everything. */
  clear(): void {
    const tables = this.#database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const drops = tables.map(({ name }) => `DROP TABLE "${String(name)}";`);
    this.#database.exec(`BEGIN IMMEDIATE; ${drops.join(" ")} ${schema} COMMIT`);
    this.#ids.clear();
  }

  /** Adds bundles and how far that is, all or nothing. */
  add(entries: readonly Entry[], { origin, bundles, hash }: Progress): void {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      for (const entry of entries) this.#addOne(entry);
      this.#database.exec("DELETE FROM log");
      this.#database.prepare("INSERT INTO log VALUES (?, ?, ?, ?)").run(origin, version, bundles, hash);
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      this.#ids.clear();
      throw error;
    }
  }

  /** Forgets the bundles of a range, both ends included, and values that no other has. Whether any were there. */
  drop({ first, last }: { readonly first: number; readonly last: number }): boolean {
    const has = this.#database.prepare("SELECT 1 FROM bundle WHERE number BETWEEN ? AND ? LIMIT 1").get(first, last);
    if (has === undefined) return false;
    this.#ids.clear();
    this.#database.exec("BEGIN IMMEDIATE");
    this.#database.prepare("DELETE FROM posting WHERE bundle BETWEEN ? AND ?").run(first, last);
    this.#database.prepare("DELETE FROM bundle WHERE number BETWEEN ? AND ?").run(first, last);
    this.#database.exec("DELETE FROM term WHERE id NOT IN (SELECT term FROM posting); COMMIT");
    return true;
  }

  /** The bundles that may have a record of a period: the first, and the last. */
  between(since: number | undefined, until: number | undefined): { readonly first: number; readonly last: number } {
    const first = this.#database.prepare("SELECT min(number) AS n FROM bundle WHERE newest >= ?");
    const last = this.#database.prepare("SELECT max(number) AS n FROM bundle WHERE oldest <= ?");
    const number = (row: ReturnType<StatementSync["get"]>, none: number) =>
      typeof row?.["n"] === "number" ? row["n"] : none;
    return {
      first: since === undefined ? 0 : number(first.get(since), Number.MAX_SAFE_INTEGER),
      last: until === undefined ? Number.MAX_SAFE_INTEGER : number(last.get(until), -1),
    };
  }

  /**
   * The terms that a value of a trait stands for; with `*` at its end those that begin so. Undefined where they are more than
   * `most`.
   */
  terms(trait: TraitName, value: string, most: number): readonly number[] | undefined {
    if (!value.endsWith("*")) {
      const row = this.#find.get(traitNames.indexOf(trait), value);
      return row === undefined ? [] : [Number(row["id"])];
    }
    const start = value.slice(0, -1);
    // Text compares by its bytes in UTF-8: nothing is behind the last character.
    const found = this.#database
      .prepare("SELECT id FROM term WHERE trait = ? AND value >= ? AND value < ? LIMIT ?")
      .all(traitNames.indexOf(trait), start, `${start}\u{10ffff}`, most + 1);
    return found.length > most ? undefined : found.map(({ id }) => Number(id));
  }

  /** The postings of terms in a range of bundles, both ends included; by bundle, ascending or descending. */
  *postings(
    terms: readonly number[],
    { first, last }: { readonly first: number; readonly last: number },
    descending: boolean,
  ): Generator<{ readonly bundle: number; readonly records: Uint8Array }> {
    const marks = terms.map(() => "?").join();
    const rows = this.#database
      .prepare(
        `SELECT bundle, records FROM posting WHERE term IN (${marks}) AND bundle BETWEEN ? AND ? ORDER BY bundle ${descending ? "DESC" : "ASC"}`,
      )
      .iterate(...terms, first, last);
    for (const { bundle, records } of rows)
      if (typeof bundle === "number" && records instanceof Uint8Array) yield { bundle, records };
  }

  close(): void {
    this.#database.close();
  }

  #isOurs(): boolean {
    try {
      return this.#database
        .prepare("SELECT version FROM log")
        .all()
        .every((row) => row["version"] === version);
    } catch {
      return false;
    }
  }

  #addOne({ bundle, oldest, newest, terms }: Entry): void {
    for (const [trait, values] of terms)
      for (const [value, records] of values)
        this.#post.run(this.#id(traitNames.indexOf(trait), value), bundle, records);
    this.#bundle.run(bundle, oldest, newest);
  }

  #id(trait: number, value: string): number {
    const key = `${trait} ${value}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const row = this.#find.get(trait, value);
    const id = row === undefined ? Number(this.#name.run(trait, value).lastInsertRowid) : Number(row["id"]);
    // Values without end, such as names of Pods, do not stay in memory.
    if (this.#ids.size >= 200_000) this.#ids.clear();
    this.#ids.set(key, id);
    return id;
  }
}
