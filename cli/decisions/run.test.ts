import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("a number that is none is refused before anything is read", async () => {
  const { code, err } = await bubu(["decisions", "-N", "-1"]);
  expect(code).toBe(2);
  expect(err).toBe('error: -N takes a number, not "-1" (cli/usage)\nfix: bubu decisions -N 50\n');
});
