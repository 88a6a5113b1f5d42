import { expect, test } from "vitest";
import type { Graph } from "./graph.ts";
import { closure, cycles, packageName, target } from "./graph.ts";

const example: Graph = new Map([
  ["a", ["b"]],
  ["b", ["c", "d"]],
  ["c", ["a"]],
  ["d", ["e"]],
  ["e", []],
  ["f", ["f"]],
]);

test("cycles are found as groups, a module that imports itself included", () => {
  expect(cycles(example)).toEqual([["a", "b", "c"], ["f"]]);
  expect(
    cycles(
      new Map([
        ["a", ["b", "c"]],
        ["b", ["d"]],
        ["c", ["d"]],
        ["d", []],
      ]),
    ),
  ).toEqual([]);
});

test("a closure holds what is loaded with a module", () => {
  expect([...closure(example, "d")]).toEqual(["d", "e"]);
  expect([...closure(example, "a")].sort()).toEqual(["a", "b", "c", "d", "e"]);
});

test("specifiers lead to modules, packages and built-ins", () => {
  const from = "policies/rules/story/x.ts";
  const lead = (specifier: string) => target(from, { specifier, form: "value" });
  expect(lead("../../finding.ts")).toEqual({ to: "module", path: "policies/finding.ts" });
  expect(lead("@bubustack/api/json")).toEqual({ to: "module", path: "api/json.ts" });
  expect(lead("@clack/prompts/deep")).toEqual({ to: "package", name: "@clack/prompts" });
  expect(lead("node:fs")).toEqual({ to: "builtin", name: "node:fs" });
  expect(target(from, { specifier: undefined, form: "dynamic" })).toBeUndefined();
  expect(packageName("yaml/util")).toBe("yaml");
});
