import { expect, test } from "vitest";
import { settle, steps } from "./tour.ts";

test("reads commands and what they print, from console blocks alone", () => {
  const page = [
    "# Tour",
    "```console",
    "$ npx bubu get stories",
    "NAME  AGE",
    "hello 3s",
    "$ cat \\",
    "  file",
    "```",
    "```yaml",
    "$ no",
    "```",
  ].join("\n");
  expect(steps(page)).toEqual([
    { line: 3, command: "npx bubu get stories", output: "NAME  AGE\nhello 3s" },
    { line: 6, command: "cat \\\n  file", output: "" },
  ]);
});

test("settles what differs from run to run", () => {
  expect(settle("hello   3s  decision 0f8fad5bd9cd469f at 10:11:12 in 1.5 ms ")).toBe(
    "hello AGE decision ID at TIME in N ms",
  );
});
