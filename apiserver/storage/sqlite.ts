/** The journal in a folder: one SQLite file, written through before each answer. It survives the end of its process at any moment. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { SQLOutputValue } from "node:sqlite";
import { DatabaseSync } from "node:sqlite";
import { BubuError } from "@bubustack/api/errors";
import type { Journal, Kept } from "./journal.ts";

/** Raised when the tables change. */
const format = 1;

const tables = `
  CREATE TABLE IF NOT EXISTS objects (
    "group" TEXT NOT NULL, resource TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL,
    type_length INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY ("group", resource, key)
  );
  CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
  INSERT OR IGNORE INTO clock VALUES (1, 0);
  PRAGMA user_version = ${format};
`;

/**
 * Opens the journal of a folder, which is made where it is missing (mode 0700). `dev/already-running` when another
 * process has it open, `file/unreadable` when it is not such a journal.
 */
export function openJournal(folder: string): Journal {
  const file = join(folder, "objects.sqlite");
  const db = opened(folder, file);
  const put = db.prepare("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?)");
  const remove = db.prepare('DELETE FROM objects WHERE "group" = ? AND resource = ? AND key = ?');
  const tick = db.prepare("UPDATE clock SET version = ?");
  const all = db.prepare("SELECT * FROM objects");
  const clock = db.prepare(
    "SELECT max(version, coalesce((SELECT max(version) FROM objects), 0)) AS version FROM clock",
  );
  const text = db.prepare("SELECT text FROM texts WHERE name = ?");
  const keep = db.prepare("INSERT INTO texts VALUES (?, ?)");
  return {
    version: () => Number(clock.get()?.version ?? 0),
    objects: function* () {
      for (const row of all.iterate()) yield kept(row);
    },
    put: ({ resource, key, version, written }) => {
      put.run(resource.group, resource.resource, key, version, written.typeLength, written.bytes);
    },
    remove: ({ resource, key, version }) => {
      // Both or none: a clock that fell back would give a version twice.
      db.exec("BEGIN");
      try {
        remove.run(resource.group, resource.resource, key);
        tick.run(version);
        db.exec("COMMIT");
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
    text: (name, make) => {
      const found = text.get(name)?.text;
      if (typeof found === "string") return found;
      const made = make();
      keep.run(name, made);
      return made;
    },
    close: () => db.close(),
  };
}

function opened(folder: string, file: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const db = new DatabaseSync(file);
    // The log of writes reaches the system before a write is answered, and the disk at checkpoints.
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    const { user_version: found } = db.prepare("PRAGMA user_version").get() ?? {};
    if (found !== 0 && found !== format) {
      db.close();
      throw new BubuError("file/unreadable", `${file} was written by another version; move it away to start anew`);
    }
    db.exec(tables);
    return db;
  } catch (cause) {
    if (cause instanceof BubuError) throw cause;
    if (cause instanceof Error && /locked/.test(cause.message))
      throw new BubuError("dev/already-running", `another process has the data in ${folder} open`, { cause });
    throw new BubuError("file/unreadable", `${file} cannot be used; move it away to start anew`, { cause });
  }
}

function kept(row: Record<string, SQLOutputValue>): Kept {
  const { group, resource, key, version, type_length: typeLength, bytes } = row;
  const given = bytes instanceof Uint8Array ? bytes : new Uint8Array();
  return {
    resource: { group: String(group), resource: String(resource) },
    key: String(key),
    version: Number(version),
    written: { bytes: Buffer.from(given.buffer, given.byteOffset, given.byteLength), typeLength: Number(typeLength) },
  };
}
