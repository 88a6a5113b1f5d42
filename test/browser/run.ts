// Runs the suites that need a real browser (`npm run test:browser`). Without one they are said by name, and that is no failure.
import { globSync } from "node:fs";
import { join } from "node:path";
import { runSuites } from "../programs/suites.ts";
import { chromiumPath } from "./chromium.ts";

const files = globSync("test/browser/*.test.ts", { cwd: join(import.meta.dirname, "..", "..") }).sort();
const why = "no Chromium (node test/browser/install.ts installs Debian's, or name one with BUBU_CHROMIUM)";
const found = chromiumPath() !== undefined;
process.exitCode = runSuites(
  "vitest.browser.config.ts",
  found ? files : [],
  found ? [] : files.map((file) => ({ file, why })),
);
