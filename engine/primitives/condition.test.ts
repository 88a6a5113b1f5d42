import { expect, test } from "vitest";
import { condition } from "./condition.ts";

test("a condition reads nothing of its own", () => {
  expect(condition.read(undefined)).toEqual({ value: {}, problems: [] });
  expect(condition.read({ if: "true" }).problems.map(({ kind }) => kind)).toEqual(["unknown"]);
});
