import { expect, test } from "vitest";
import { gate } from "./gate.ts";

test("a gate needs nothing", () => {
  expect(gate.read(undefined)).toEqual({ value: {}, problems: [] });
});

test("its times are checked", () => {
  expect(gate.read({ timeout: "-1s", pollInterval: "1ms" }).problems.map(({ path }) => path[0])).toEqual([
    "timeout",
    "pollInterval",
  ]);
});
