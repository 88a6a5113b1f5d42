import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BubuError } from "@bubustack/api/errors";

/** Takes the state folder for this process; answers how to give it back. */
export function lock(folder: string, pid: number, isAlive: (pid: number) => boolean): () => void {
  const file = join(folder, "lock");
  try {
    writeFileSync(file, String(pid), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
      throw new BubuError("file/unreadable", `cannot write to the state folder ${folder}`, { cause: error });
    }
    const holder = Number(readFileSync(file, "utf8"));
    if (Number.isInteger(holder) && holder > 0 && holder !== pid && isAlive(holder)) {
      throw new BubuError("dev/already-running", `another instance (process ${holder}) runs on ${folder}`);
    }
    // What held it has ended without giving it back.
    writeFileSync(file, String(pid), { mode: 0o600 });
  }
  return () => {
    if (held(file) === String(pid)) rmSync(file, { force: true });
  };
}

function held(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** True while a process with this id exists. Signal 0 only asks. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
