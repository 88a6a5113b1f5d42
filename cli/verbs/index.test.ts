import { expect, test } from "vitest";
import { actionsOf } from "../verb.ts";
import { verbs } from "./index.ts";

test.each(actionsOf(verbs).map(({ words, action }) => [words.join(" "), action] as const))(
  "%s is declared and loads",
  async (name, action) => {
    expect(action.summary).toMatch(/^[A-Z].*\.$/);
    for (const { command } of action.examples) expect(command).toContain(`bubu ${name}`);
    expect(typeof (await action.load())).toBe("function");
  },
);

test("no verb is there twice", () => {
  expect(new Set(verbs.map(({ name }) => name)).size).toBe(verbs.length);
});
