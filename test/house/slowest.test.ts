import { expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { slowest, slowestReporter } from "./slowest.ts";

const files = (count: number) => Array.from({ length: count }, (_, at) => ({ file: `f${at}.test.ts`, ms: at * 100 }));

test("the ten slowest files, slowest first", () => {
  const lines = slowest(files(120));
  expect(lines).toHaveLength(11);
  expect(lines.slice(0, 3)).toEqual(["Slowest files:", "   11.9 s  f119.test.ts", "   11.8 s  f118.test.ts"]);
});

test("a run of few files says nothing more", () => {
  const said: string[] = [];
  const modules = files(5).map(
    ({ file, ms }) => ({ relativeModuleId: file, diagnostic: () => ({ duration: ms }) }) as unknown as TestModule,
  );
  slowestReporter((text) => said.push(text)).onTestRunEnd?.(modules, [], "passed");
  expect(said).toEqual([]);
});
