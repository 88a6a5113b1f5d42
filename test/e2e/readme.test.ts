import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Platform } from "./replay.ts";
import { platform } from "./replay.ts";
import { settle, steps } from "./tour.ts";

const page = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const tour = steps(page);
let running: Platform | undefined;
beforeAll(async () => {
  running = await platform();
});
afterAll(() => running?.end());

test("the tour has a step for each thing that it promises", () => {
  const typed = tour.map(({ command }) => command).join("\n");
  for (const verb of ["apply", "get", "lint", "delete", "decisions"]) expect(typed).toContain(`npx bubu ${verb}`);
});

// In order: each step finds what the ones before have made.
test.each(tour)("README.md:$line $command", async ({ command, output }) => {
  expect(settle((await running?.type(command)) ?? "")).toBe(settle(output));
});
