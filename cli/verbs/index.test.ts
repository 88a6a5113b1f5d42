import { expect, test } from "vitest";
import { verbs } from "./index.ts";

test.each(verbs.map((verb) => [verb.name, verb] as const))("%s is declared and loads", async (name, verb) => {
  expect(verb.summary).toMatch(/^[A-Z].*\.$/);
  for (const { command } of verb.examples) expect(command).toContain(`bubu ${name}`);
  expect(typeof (await verb.load())).toBe("function");
});

test("no verb is there twice", () => {
  expect(new Set(verbs.map(({ name }) => name)).size).toBe(verbs.length);
});
