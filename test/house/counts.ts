// Adds up what test runs reported: `node counts.ts FOLDER` reads every *.json there (vitest's JSON reports, and the
// outcome of checks that are one command), prints what was skipped and what failed by name, and ends with the line
// `N passed, N failed, N skipped`. Exit code 1 where anything failed or nothing ran.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "./report.ts";
import { add, countsOf, none } from "./report.ts";

const [folder = "."] = process.argv.slice(2);
const reports = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name): Report => JSON.parse(readFileSync(join(folder, name), "utf8")));
const total = reports.map(countsOf).reduce(add, none);
for (const name of total.skipped) console.log(`skipped: ${name}`);
for (const name of total.failed) console.log(`failed: ${name}`);
console.log(`${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`);
process.exitCode = total.failed.length > 0 || total.passed === 0 ? 1 : 0;
