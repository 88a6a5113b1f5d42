import { expect, test } from "vitest";
import { shown } from "./issue.ts";

test("a hint stands below", () => {
  expect(shown("a.b", { message: "no", at: 1, hint: "c?" })).toBe("ERROR: <input>:1:2: no\n | a.b\n | .^\nhint: c?\n");
  expect(shown("a", { message: "no", at: -1 })).toBe("ERROR: no\n");
});
