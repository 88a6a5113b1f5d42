import { expect, test } from "vitest";
import { merge } from "./merge.ts";
import type { Hit } from "./search.ts";

async function* log(name: string, ...times: readonly number[]): AsyncGenerator<Hit> {
  for (const [number, time] of times.entries()) yield { log: name, number, time, event: {} };
}

async function names(descending: boolean, ...logs: readonly AsyncGenerator<Hit>[]) {
  const all: string[] = [];
  for await (const { log: name, time } of merge(logs, descending)) all.push(`${name}${time}`);
  return all.join(" ");
}

test("logs are joined by time, in both directions", async () => {
  expect(await names(false, log("a", 1, 3, 5), log("b", 2, 3, 9), log("c"))).toBe("a1 b2 a3 b3 a5 b9");
  expect(await names(true, log("a", 5, 3, 1), log("b", 9, 3, 2))).toBe("b9 a5 a3 b3 b2 a1");
  expect(await names(true)).toBe("");
});

test("a log keeps its order where its clock went back", async () => {
  expect(await names(false, log("a", 1, 9, 2), log("b", 3))).toBe("a1 b3 a9 a2");
});
