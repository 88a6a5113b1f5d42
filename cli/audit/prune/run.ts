import { resolve } from "node:path";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { locate } from "@bubustack/audit/files/locate";
import { dropLeftover, leftover } from "@bubustack/audit/retention/copy";
import { trustedBy } from "@bubustack/audit/verifier/asked";
import { verifyLogs } from "@bubustack/audit/verify/several";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, on } from "../../verb.ts";
import { askedBy } from "../asked.ts";

/** `bubu audit prune`: 0 where copies have nothing any more that their logs deleted, 1 where one has faults. */
export async function run(io: Io, given: Given): Promise<number> {
  const url = given.args.find((path) => /^https?:/.test(path));
  if (url !== undefined) throw new UsageError(`${url} is a URL`, "name the folder of the copy");
  const trusted = await trustedBy(askedBy(io, given));
  if ("problem" in trusted) throw new UsageError(trusted.problem, trusted.fix);
  const dry = on(given, "dryRun");
  let faults = 0;
  for (const { logs } of await Promise.all(given.args.map((path) => locate(io.cwd, path))))
    for (const log of logs) {
      // Only what is as it was written says what may go.
      const reports = await verifyLogs([log], { ...trusted, complete: false });
      faults += reports.faults;
      if (reports.faults > 0) {
        io.err(`${log.path}: left as it is: it has faults, which bubu audit verify names\n`);
        continue;
      }
      const disk = folderDisk(resolve(io.cwd, log.path));
      const found = await leftover(disk);
      if (!dry) await dropLeftover(disk, found);
      const kept = found.kept === 0 ? "" : `; a hold keeps ${256 * found.kept} more`;
      io.out(`${log.path}: ${256 * found.bundles.length} records ${dry ? "would be" : "were"} deleted${kept}\n`);
    }
  return faults === 0 ? exits.clean : exits.findings;
}
