import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** A suite that cannot run here. */
export interface Skipped {
  /** The test file, from the root. */
  readonly file: string;
  readonly why: string;
}

/** What of vitest's JSON report is read and written. */
interface Report {
  readonly testResults: readonly unknown[];
}

/** How suites are run. */
export interface Told {
  /** Variables of the environment that are set besides. */
  readonly set?: Readonly<Record<string, string>>;
  /** Further arguments for vitest; default those of this command. */
  readonly args?: readonly string[];
  /** A command that runs another one, with its arguments; default none. */
  readonly within?: readonly string[];
}

/**
 * Runs suites of a vitest configuration, says by name which ones are skipped, and writes both into the report that
 * BUBU_TEST_REPORT names. Answers the exit code.
 */
export function runSuites(
  config: string,
  files: readonly string[],
  skipped: readonly Skipped[],
  told: Told = {},
): number {
  const code = files.length === 0 ? 0 : vitest(config, files, told);
  for (const { file, why } of skipped) console.log(`SKIPPED ${file}: ${why}`);
  const report = process.env.BUBU_TEST_REPORT;
  if (report && (skipped.length > 0 || files.length === 0)) addSkipped(report, skipped);
  return code;
}

function vitest(
  config: string,
  files: readonly string[],
  { set, args: further = process.argv.slice(2), within = [] }: Told,
): number {
  const program = join(root, "node_modules", "vitest", "vitest.mjs");
  const [command = process.execPath, ...args] = [
    ...within,
    process.execPath,
    ...[program, "run", "--config", config, ...files, ...further],
  ];
  const env = { ...process.env, ...set };
  return spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env }).status ?? 1;
}

function addSkipped(report: string, skipped: readonly Skipped[]): void {
  const found: Report = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { testResults: [] };
  const added = skipped.map(({ file, why }) => ({
    name: file,
    status: "skipped",
    assertionResults: [{ fullName: why, status: "skipped" }],
  }));
  writeFileSync(report, JSON.stringify({ ...found, testResults: [...found.testResults, ...added] }));
}
