import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("an action is needed", async () => {
  const { code, err } = await bubu(["policy"]);
  expect(code).toBe(2);
  expect(err).toContain("action");
});

test("the action is loaded", async () => {
  expect(await bubu(["policy", "eval", "--jsonl"])).toEqual({ code: 0, out: "", err: "" });
});
