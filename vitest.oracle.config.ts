import { defineConfig } from "vitest/config";

const report = process.env.BUBU_TEST_REPORT;

// The suites that ask Go programs of ours; test/oracle/run.ts builds the programs and starts the suites.
export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    include: ["test/oracle/**/*.live.test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
