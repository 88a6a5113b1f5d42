import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test.each(["bash", "zsh", "fish"])("%s gets a script", async (shell) => {
  const { code, out } = await bubu(["completion", shell]);
  expect(code).toBe(0);
  expect(out).toContain(`${shell} completion for bubu`);
});

test("another shell is refused", async () => {
  expect((await bubu(["completion", "csh"])).code).toBe(2);
});
