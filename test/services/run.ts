// Runs the suites that talk to real servers of others (`npm run test:services`); with parts of paths as arguments only those.
// What is not there is said by name, and that is no failure.
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { runSuites } from "../programs/suites.ts";
import { services, whyNot } from "./services.ts";

const filters = process.argv.slice(2);
const files = globSync("test/services/*.test.ts", { cwd: join(import.meta.dirname, "..", "..") })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();
const suites = files.map((file) => {
  const [service = ""] = basename(file).split(/[-.]/);
  return { file, why: service in services ? whyNot(service) : `no row for ${service} in test/services/services.ts` };
});
process.exitCode = runSuites(
  "vitest.services.config.ts",
  suites.flatMap(({ file, why }) => (why === undefined ? [file] : [])),
  suites.flatMap(({ file, why }) => (why === undefined ? [] : [{ file, why }])),
  { args: [] },
);
