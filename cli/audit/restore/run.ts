import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { connect } from "@bubustack/audit/postgres/connect";
import type { Restorable } from "@bubustack/audit/replicated/postgres";
import { restorable } from "@bubustack/audit/replicated/postgres";
import { restore } from "@bubustack/audit/replicated/restore";
import { secretsIn } from "@bubustack/audit/sinks/secrets";
import { reasonOf } from "@bubustack/audit/sinks/sink";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, text } from "../../verb.ts";

/** `bubu audit restore`: a log whose volume is lost, from its second holder. */
export async function run(io: Io, given: Given): Promise<number> {
  const [address = ""] = given.args;
  if (!address.startsWith("postgres://"))
    throw new UsageError(`"${address}" is no database`, "write postgres://host/database, as in audit.second.address");
  const out = text(given, "out");
  const folder = text(given, "secrets") ?? (io.env["BUBU_AUDIT_SINKS"] || undefined);
  const secrets = secretsIn(folder === undefined ? undefined : resolve(io.cwd, folder), "second");
  const failed = (cause: unknown): never => {
    throw new BubuError("file/unreadable", `${address} cannot be read: ${reasonOf(cause)}`, { cause });
  };
  const connection = await connect(address, secrets).catch(failed);
  try {
    const { logs, read } = await restorable(connection).catch(failed);
    if (out === undefined) {
      io.out(listed(logs));
      return exits.clean;
    }
    const log = chosen(logs, text(given, "log"));
    const target = resolve(io.cwd, out);
    if ((await readdir(target).catch(() => [])).length > 0)
      throw new UsageError(`${out} is not empty`, "name a folder that is not there, or has nothing in it");
    const result = await restore(log, (id, from, to) => read(id, from, to).catch(failed), folderDisk(target));
    if ("problem" in result)
      throw new BubuError("audit/damaged", `${log.origin} (${log.id}) cannot be restored: ${result.problem}`);
    io.out(`${log.origin}: ${result.size} records in ${out}; bubu audit verify ${out} --key ${log.key}\n`);
    return exits.clean;
  } finally {
    await connection.close();
  }
}

function listed(logs: readonly Restorable[]): string {
  if (logs.length === 0) return "no log is there\n";
  return logs.map(({ id, origin, next }) => `${id}  ${origin}  ${next} records\n`).join("");
}

/** The log that is meant: by its id, by its name where only one has that, or the only one. */
export function chosen(logs: readonly Restorable[], named: string | undefined): Restorable {
  const found = named === undefined ? logs : logs.filter(({ id, origin }) => id === named || origin === named);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new UsageError(
    `${found.length} logs are meant${found.length > 1 ? `: ${found.map(({ id, origin }) => `${origin} (${id})`).join(", ")}` : ""}`,
    "name one with --log, by its id; without --out all are listed",
  );
}
