import { DatabaseSync } from "node:sqlite";
import { BubuError } from "@bubustack/api/errors";

/**
 * Holds a file locked by the operating system, until released or until the process ends, also by `kill -9`. Node has no
 * call for that, and a file that names a process is wrong as soon as the process is in another container or was killed;
 * SQLite takes the lock that file systems have for this (`fcntl`). Nothing is ever written to the file.
 */
export function lockFile(file: string): () => void {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    const busy = cause instanceof Error && "errcode" in cause && cause.errcode === 5;
    if (busy) throw new BubuError("audit/locked", undefined, { cause });
    throw cause;
  }
  return () => database.close();
}
