import { expect, test } from "vitest";
import { managerName } from "./controller.ts";

test("a controller writes under its name", () => {
  expect(managerName({ name: "grant" })).toBe("bubu-grant");
});
