import { defineConfig } from "vitest/config";

const report = process.env.BUBU_TEST_REPORT;

// The suites that look at documents in a real browser; test/browser/run.ts starts them where there is one.
export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    include: ["test/browser/**/*.test.ts"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
