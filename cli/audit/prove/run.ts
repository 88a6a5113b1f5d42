import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { folder } from "@bubustack/audit/files/folder";
import { findRecord } from "@bubustack/audit/prove/find";
import { prove } from "@bubustack/audit/prove/prove";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits } from "../../verb.ts";

/** `bubu audit prove`: the proof on standard output; 1 where the log has no such record, or cannot prove it. */
export async function run(io: Io, given: Given): Promise<number> {
  const [, record = "", path = "."] = given.args;
  const source = folder(resolve(io.cwd, path));
  const number = /^@(\d{1,15})$/.exec(record)?.[1];
  const proven = await (async () => {
    const index = number === undefined ? await findRecord(source, record) : Number(number);
    return index === undefined ? { problem: `there is no record ${record} in ${path}` } : await prove(source, index);
  })().catch((cause: unknown) => {
    throw new BubuError("file/unreadable", `the log in ${path} cannot be read`, { cause });
  });
  if ("proof" in proven) io.out(proven.proof);
  else io.err(`not proven: ${proven.problem}\n`);
  return "proof" in proven ? exits.clean : exits.findings;
}
