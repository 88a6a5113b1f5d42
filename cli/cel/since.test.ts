import { expect, test } from "vitest";
import { since } from "./since.ts";

test("the first release that offers everything", () => {
  expect(since("object.a == 1", ["object.a"])).toBe("1.25");
  expect(since("isIP(object.a) && quantity('1') == quantity('1')", ["object.a"])).toBe("1.30");
  expect(since("isMac(object.a)", ["object.a"])).toBeUndefined();
});
