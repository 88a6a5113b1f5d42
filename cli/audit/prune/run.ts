import { resolve } from "node:path";
import type { Disk } from "@bubustack/audit/disk/disk";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { locate } from "@bubustack/audit/files/locate";
import { dropLeftover, leftover } from "@bubustack/audit/retention/copy";
import { trustedBy } from "@bubustack/audit/verifier/asked";
import { verifyLogs } from "@bubustack/audit/verify/several";
import { leastRetentionDays } from "@bubustack/policies/audit-retention-settings";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, on, text } from "../../verb.ts";
import { askedBy } from "../asked.ts";
import { pruneReadings } from "./readings.ts";

/** Records that went from one log, or would, and records that only a hold keeps. */
interface Pruned {
  readonly deleted: number;
  readonly held: number;
}

/** `bubu audit prune`: 0 where what may go is gone, 1 where a log has faults. */
export async function run(io: Io, given: Given): Promise<number> {
  const url = given.args.find((path) => /^https?:/.test(path));
  if (url !== undefined) throw new UsageError(`${url} is a URL`, "name the folder of the copy");
  const trusted = await trustedBy(askedBy(io, given));
  if ("problem" in trusted) throw new UsageError(trusted.problem, trusted.fix);
  const dry = on(given, "dryRun");
  const json = text(given, "output") === "json";
  const days = daysOf(io, text(given, "olderThan"));
  const answers: object[] = [];
  let faults = 0;
  for (const { logs } of await Promise.all(given.args.map((path) => locate(io.cwd, path))))
    for (const log of logs) {
      // Only what is as it was written says what may go.
      const reports = await verifyLogs([log], { ...trusted, complete: false });
      faults += reports.faults;
      if (reports.faults > 0) {
        answers.push({ path: log.path, faults: reports.faults, deleted: 0, held: 0 });
        io.err(`${log.path}: left as it is: it has faults, which bubu audit verify names\n`);
        continue;
      }
      const disk = folderDisk(resolve(io.cwd, log.path));
      const { deleted, held }: Pruned =
        days === undefined
          ? await pruneCopy(disk, dry)
          : { deleted: await pruneReadings(log.path, disk, days, dry), held: 0 };
      answers.push({ path: log.path, faults: 0, deleted, held });
      const kept = held === 0 ? "" : `; a hold keeps ${held} more`;
      if (!json) io.out(`${log.path}: ${deleted} records ${dry ? "would be" : "were"} deleted${kept}\n`);
    }
  if (json) io.out(`${JSON.stringify({ version: 1, dryRun: dry, logs: answers })}\n`);
  return faults === 0 ? exits.clean : exits.findings;
}

async function pruneCopy(disk: Disk, dry: boolean): Promise<Pruned> {
  const found = await leftover(disk);
  if (!dry) await dropLeftover(disk, found);
  return { deleted: 256 * found.bundles.length, held: 256 * found.kept };
}

function daysOf(io: Io, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const days = /^[1-9]\d{0,4}$/.test(given) ? Number(given) : undefined;
  if (days === undefined)
    throw new UsageError(`--older-than: "${given}" is no number of days`, "write --older-than 184");
  if (days < leastRetentionDays)
    io.err(`note: laws and standards ask for ${leastRetentionDays} days, six months; this is ${days}\n`);
  return days;
}
