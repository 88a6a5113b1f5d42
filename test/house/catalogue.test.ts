import { errors } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { modules } from "./modules.ts";
import { read } from "./repository.ts";
import { isNode, nameOf, tree, walk } from "./tree.ts";

const codes = Object.keys(errors);
const sources = (await modules()).filter(({ role, path }) => role === "source" && path !== "api/errors.ts");
const trees = sources.map(({ path, text }) => ({ path, program: tree(path, text) }));

test("every code of the catalogue is used by a source", () => {
  const literals = new Set<string>();
  for (const { program } of trees)
    for (const [node] of walk(program))
      if (node.type === "Literal" && typeof node.value === "string") literals.add(node.value);
  expect(codes.filter((code) => !literals.has(code))).toEqual([]);
});

test("every code that a source gives is in the catalogue", () => {
  const unknown: string[] = [];
  for (const { path, program } of trees) {
    for (const [node] of walk(program)) {
      if (node.type !== "NewExpression" || nameOf(node.callee) !== "BubuError") continue;
      const [first]: readonly unknown[] = Array.isArray(node.arguments) ? node.arguments : [];
      const code = isNode(first) && first.type === "Literal" ? nameOf(first) : undefined;
      if (code !== undefined && !codes.includes(code)) unknown.push(`${path}: ${code}`);
    }
  }
  expect(unknown).toEqual([]);
});

test("the manual has a section for every code, and no other", () => {
  const sections = [...read("docs/errors.md").matchAll(/^#+ `?([a-z-]+\/[a-z-]+)`?$/gm)].map(([, code]) => code);
  expect(sections.sort()).toEqual([...codes].sort());
});

test("every row says what happened and what to do, as sentences", () => {
  const bad = Object.entries(errors).filter(
    ([, { summary, fix }]) => !/^[A-Z].*\.$/.test(summary) || !/[.!]$/.test(fix),
  );
  expect(bad.map(([code]) => code)).toEqual([]);
});
