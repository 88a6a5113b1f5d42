import { defineConfig } from "vitest/config";
import { slowestReporter } from "./test/house/slowest.ts";
import { split } from "./test/house/split.ts";

// Two projects: `pure` shares one context per thread, since a module keeps no state that a test could leak (400 files
// cost seconds instead of minutes); `io` gives each file that reaches outside a process of its own.
const { pure, io } = split();

// Names a file for a JSON report; .ci/run counts from it.
const report = process.env.BUBU_TEST_REPORT;

export default defineConfig({
  test: {
    reporters: report
      ? ["default", slowestReporter(), ["json", { outputFile: report }]]
      : ["default", slowestReporter()],
    projects: [
      { test: { name: "pure", include: [...pure], pool: "threads", isolate: false, testTimeout: 20_000 } },
      { test: { name: "io", include: [...io], pool: "forks", testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
