import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

test("tasks run one after the other, also behind one that fails", async () => {
  const queue = oneAtATime();
  const said: string[] = [];
  const task = (name: string, failing = false) =>
    queue(async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
      if (failing) throw new Error(name);
      return name;
    });
  const outcomes = await Promise.allSettled([task("one"), task("two", true), task("three")]);
  expect(said).toEqual(["one begins", "one ends", "two begins", "two ends", "three begins", "three ends"]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
