import { expect, test } from "vitest";
import { immutable, sticky } from "./immutable.ts";

test("an immutable field is compared in presence and value, and named", () => {
  expect(immutable("storyRef")).toEqual([
    {
      rule: "has(self.storyRef) == has(oldSelf.storyRef)",
      message: "storyRef does not change",
      fieldPath: ".storyRef",
    },
    {
      rule: "!has(self.storyRef) || !has(oldSelf.storyRef) || self.storyRef == oldSelf.storyRef",
      message: "storyRef does not change",
      fieldPath: ".storyRef",
    },
  ]);
});

test("a sticky switch may go on, and not off", () => {
  expect(sticky("on").rule).toBe("!has(oldSelf.on) || !oldSelf.on || (has(self.on) && self.on)");
});
