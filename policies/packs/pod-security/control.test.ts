import { expect, test } from "vitest";
import { profiles, texts } from "./control.ts";

test("texts as CEL", () => {
  expect(texts(["a", ""])).toBe("['a', '']");
  expect(profiles).toBe("['RuntimeDefault', 'Localhost']");
});
