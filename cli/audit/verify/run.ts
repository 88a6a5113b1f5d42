import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { folder } from "@bubustack/audit/files/folder";
import { verifyLog } from "@bubustack/audit/verify/verify";
import type { Io } from "../../io.ts";
import { style } from "../../terminal/style.ts";
import type { Given } from "../../verb.ts";
import { exits, text } from "../../verb.ts";
import { logKey, witnessKeys } from "../keys.ts";
import { asJson, asText } from "./show.ts";

/** `bubu audit verify`: 0 for a log without faults, 1 for one with. */
export async function run(io: Io, given: Given): Promise<number> {
  const [, path = ""] = given.args;
  const [key, witnesses] = [await logKey(io, given), await witnessKeys(io, given)];
  const earlier = text(given, "since");
  const since = earlier === undefined ? undefined : await bytesOf(resolve(io.cwd, earlier), earlier);
  const source = folder(resolve(io.cwd, path));
  const report = await verifyLog(source, { key, witnesses, ...(since ? { since } : {}) }).catch((cause: unknown) => {
    throw new BubuError("file/unreadable", `the log in ${path} cannot be read`, { cause });
  });
  io.out(text(given, "output") === "json" ? asJson(path, report) : asText(path, report, style(io.color)));
  return report.faults.length === 0 ? exits.clean : exits.findings;
}

async function bytesOf(file: string, name: string): Promise<Uint8Array> {
  return await readFile(file).catch((cause: unknown) => {
    throw new BubuError("file/unreadable", `the checkpoint ${name} cannot be read`, { cause });
  });
}
