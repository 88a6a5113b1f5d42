import { defineConfig } from "vitest/config";

const report = process.env.BUBU_TEST_REPORT;

// The suites that need programs of a real Kubernetes release; test/cluster/run.ts starts them where those are there.
export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    include: ["test/cluster/**/*.test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
