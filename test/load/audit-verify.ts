// Verifies a log in a process of its own, for `audit.ts`, so that its memory is its own: `--folder PATH --key KEY`. Says one line of JSON.
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { folder } from "@bubustack/audit/files/folder";
import { parseKey } from "@bubustack/audit/note/key";
import { verifyLog } from "@bubustack/audit/verify/verify";

/** What it says; the most memory that the process ever had, in bytes. */
export interface Verified {
  readonly size: number;
  readonly seconds: number;
  readonly faults: number;
  readonly maxRssBytes: number;
}

const { values } = parseArgs({ options: { folder: { type: "string" }, key: { type: "string" } } });
const key = parseKey(values.key ?? "");
if (key === undefined) throw new Error("no key");
const start = performance.now();
const report = await verifyLog(folder(values.folder ?? ""), { key });
const verified: Verified = {
  size: report.checkpoint?.size ?? 0,
  seconds: (performance.now() - start) / 1_000,
  faults: report.faults.length,
  maxRssBytes: mostMemory(),
};
process.stdout.write(`${JSON.stringify(verified)}\n`);

/** What `resourceUsage` says begins with what the parent had: where there is another source, that counts. */
function mostMemory(): number {
  const file = "/proc/self/status";
  const [, kilobytes] = (existsSync(file) && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))) || [];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1_024;
}
