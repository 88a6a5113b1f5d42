import { expect, test } from "vitest";
import { table } from "./table.ts";

test("columns are as wide as their widest cell; a cell stays on its line", () => {
  expect(
    table(
      ["NAME", "AGE"],
      [
        ["日本語", "1s"],
        ["a\nb", ""],
      ],
    ),
  ).toBe("NAME     AGE\n日本語   1s\na b\n");
});
