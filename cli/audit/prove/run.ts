import { BubuError } from "@bubustack/api/errors";
import { locate } from "@bubustack/audit/files/locate";
import { findRecord } from "@bubustack/audit/prove/find";
import { prove } from "@bubustack/audit/prove/prove";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, text } from "../../verb.ts";
import { sizeOf } from "../logs.ts";
import { sayRemoved } from "../removed.ts";

/** `bubu audit prove`: the proof on standard output; 1 where no log has such a record, or it cannot be proven. */
export async function run(io: Io, given: Given): Promise<number> {
  const [record = "", ...paths] = given.args;
  const all = paths.length === 0 ? ["."] : paths;
  const logs = (await Promise.all(all.map((path) => locate(io.cwd, path)))).flatMap(({ logs }) => logs);
  const opened = await Promise.all(logs.map(sizeOf));
  const json = text(given, "output") === "json";
  const unproven = (why: string) => {
    if (json) io.out(`${JSON.stringify({ version: 1, proven: false, message: why })}\n`);
    else io.err(`not proven: ${why}\n`);
    return exits.findings;
  };
  const number = /^@(\d{1,15})$/.exec(record)?.[1];
  if (number !== undefined && logs.length > 1)
    throw new UsageError(`${record} is a record of each of ${logs.length} logs`, "name one log, or a record by its id");
  for (const { path, source } of logs) {
    const proven = await (async () => {
      const index = number === undefined ? await findRecord(source, record) : Number(number);
      return index === undefined ? undefined : { index, ...(await prove(source, index)) };
    })().catch((cause: unknown) => {
      throw new BubuError("file/unreadable", `the log in ${path} cannot be read`, { cause });
    });
    if (proven === undefined) continue;
    if ("problem" in proven) return unproven(proven.problem);
    const { index, proof } = proven;
    io.out(json ? `${JSON.stringify({ version: 1, proven: true, path, index, proof })}\n` : proof);
    return exits.clean;
  }
  const code = unproven(`there is no record ${record} in ${all.join(", ")}`);
  sayRemoved(io, opened);
  return code;
}
