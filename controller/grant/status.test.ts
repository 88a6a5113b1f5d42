import { expect, test } from "vitest";
import { inUse, leaving } from "./status.ts";

test("says whether the grant has an effect, and who relies on it", () => {
  expect(inUse("grant", 1, 1)).toMatchObject({ status: "True", reason: "ReliedOn" });
  expect(inUse("grant", 1, 1).message).toBe("1 object of 1 namespace relies on this grant");
  expect(inUse("grant", 3, 2).message).toBe("3 objects of 2 namespaces rely on this grant");
  expect(inUse("grant", 0, 0)).toMatchObject({ status: "False", reason: "NoUsers" });
});

test("in a mode in which it has none, says so", () => {
  expect(inUse("deny", 0, 0)).toMatchObject({
    status: "False",
    reason: "NoEffect",
    message: expect.stringMatching(/with "grant" no object would rely on this one$/),
  });
  expect(inUse("allow", 2, 1)).toMatchObject({ status: "False", reason: "NotNeeded" });
});

test("who relies on a grant that goes is counted", () => {
  expect(leaving(1)).toContain("while 1 object relies on it");
  expect(leaving(2)).toContain("while 2 objects rely on it");
});
