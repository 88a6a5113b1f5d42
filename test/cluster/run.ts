// Runs the suites that need real Kubernetes programs (`npm run test:cluster`). Without them it says what it skips, by
// name, and ends well.
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kubectl, version } from "./kubectl.ts";

const root = join(import.meta.dirname, "..", "..");
const suites = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
const found = kubectl();

function run(path: string): number {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "--config", "vitest.cluster.config.ts", ...process.argv.slice(2)];
  const env = { ...process.env, BUBU_KUBECTL: path };
  return spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env }).status ?? 1;
}

function skip(): void {
  const why = `no kubectl ${version} (build it with test/cluster/build.ts, or name one with BUBU_KUBECTL)`;
  const report = process.env.BUBU_TEST_REPORT;
  const results = suites.map((name) => ({
    name: `test/cluster/${name}`,
    status: "skipped",
    assertionResults: [{ fullName: why, status: "skipped" }],
  }));
  for (const { name } of results) console.log(`SKIPPED ${name}: ${why}`);
  if (report) writeFileSync(report, JSON.stringify({ testResults: results }));
}

if (found === undefined) skip();
else process.exitCode = run(found);
