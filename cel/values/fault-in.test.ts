import { expect, test } from "vitest";
import { faultIn } from "./fault-in.ts";
import type { Value } from "./value.ts";
import { CelError, MapValue, Optional, Pending } from "./value.ts";

const pending = new Pending(["a"]);

test.each<readonly [string, Value]>([
  ["a list", [1, [pending]]],
  ["a map", { a: { b: pending } }],
  ["a map with other keys", new MapValue(new Map([[1, [1, pending]]]))],
  ["an optional", new Optional([pending])],
])("what is not known is found in %s", (_, value) => {
  expect(faultIn(value).fault).toBe(pending);
});

test("errors are found, and where there is none all is looked at", () => {
  const error = new CelError("broken");
  expect(faultIn({ a: error }).fault).toBe(error);
  expect(faultIn({ a: [1, "b", null, new Uint8Array(2)] })).toEqual({ fault: undefined, steps: 6 });
});

test("deep values do not exhaust the stack", () => {
  let deep: Value = pending;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(faultIn(deep).fault).toBe(pending);
});
