import { defineConfig } from "vitest/config";

const report = process.env.BUBU_TEST_REPORT;

// The suites that talk to real servers of others; test/services/run.ts starts those whose servers are there.
export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    include: ["test/services/**/*.test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
