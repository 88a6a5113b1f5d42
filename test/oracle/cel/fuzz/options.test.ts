import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

const given = { count: "10", seed: "0", env: "kubernetes-1.33" };

test("flags are read", () => {
  expect(readOptions(given)).toEqual({ count: 10, seed: 0, env: "kubernetes-1.33" });
});

test.each([
  [{ count: "many" }, "--count many is no number of expressions"],
  [{ count: "0" }, "--count 0 is no number of expressions"],
  [{ seed: "-1" }, "--seed -1 is no number"],
  [{ env: "go" }, "--env go is no environment"],
])("%j is refused", (wrong, problem) => {
  expect(readOptions({ ...given, ...wrong })).toEqual({ problem });
});
