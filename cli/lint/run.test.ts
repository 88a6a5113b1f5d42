import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { story } from "../testing/sample.ts";

const clean = story("a");
const uses = story("a", "[{name: a, ref: {name: e}}]");

test.each([
  ["clean", clean, [], 0],
  ["not given", uses, [], 0],
  ["not given, strict", uses, ["--strict"], 1],
  ["broken", story("a", "[]x"), [], 1],
  ["refused", story("a", "[{name: a}]"), [], 1],
  ["empty", "", [], 2],
])("%s ends with its code", async (_, stdin, flags, code) => {
  expect((await bubu(["lint", "-", ...flags], { stdin })).code).toBe(code);
});

test.each(["human", "json", "sarif", "github"])("-o %s", async (output) => {
  const { out } = await bubu(["lint", "-", "-o", output], { stdin: story("a", "[{name: a}]") });
  expect(out).toContain("story/step-ref-or-type");
});

test("the namespace of objects that name none can be given", async () => {
  const { out } = await bubu(["lint", "-", "-o", "json", "-n", "team"], { stdin: clean });
  expect(JSON.parse(out).objects[0].namespace).toBe("team");
});
