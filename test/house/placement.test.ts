import { describe, expect, test } from "vitest";
import { arrows } from "./arrows.ts";
import { target } from "./graph.ts";
import { modules } from "./modules.ts";
import { nameless, ruleFiles, ruleId, testOf } from "./placement.ts";
import { exists, files } from "./repository.ts";

const all = await modules();
const paths = files();
const lines = (text: string) => text.split("\n").length - 1;

describe("folders", () => {
  test("at the top are houses, charts, docs, tests and settings of the tools around", () => {
    const known = new Set([...Object.keys(arrows), "charts", "docs", "test", ".ci", ".github"]);
    const top = paths.filter((path) => path.includes("/")).map((path) => path.slice(0, path.indexOf("/")));
    expect([...new Set(top)].filter((folder) => !known.has(folder))).toEqual([]);
  });

  test("are named after what is inside", () => {
    const folders = new Set(paths.flatMap((path) => path.split("/").slice(0, -1)));
    expect([...folders].filter((folder) => nameless.includes(folder))).toEqual([]);
  });
});

describe("files", () => {
  test("that are sources have their test beside them", () => {
    const missing = all.flatMap((module) => {
      const beside = testOf(module);
      return beside === undefined || exists(beside) ? [] : [beside];
    });
    expect(missing).toEqual([]);
  });

  test("that are tests stand beside what they test, or in test/", () => {
    const stray = all
      .filter(({ path, house }) => path.endsWith(".test.ts") && house !== "test")
      .map(({ path }) => path)
      .filter((path) => !exists(path.replace(/\.test\.ts$/, ".ts")) && !exists(path.replace(/\.test\.ts$/, ".js")));
    // Tests of a whole folder are named after what they show and stand in the folder itself.
    expect(stray.filter((path) => path.split("/").length > 3)).toEqual([]);
  });

  test("are small: never over 400 lines, nine in ten sources under 250", () => {
    const sizes = all.filter(({ path }) => !path.endsWith(".test.ts")).map(({ text }) => lines(text));
    expect(all.filter(({ text }) => lines(text) > 400).map(({ path }) => path)).toEqual([]);
    expect(sizes.filter((size) => size > 250).length).toBeLessThanOrEqual(sizes.length / 10);
  });

  test("are named in lower case with hyphens", () => {
    const odd = all
      .map(({ path }) => path.split("/").at(-1) ?? "")
      .filter((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name));
    expect(odd).toEqual([]);
  });
});

describe("rules", () => {
  const rules = ruleFiles(all);

  test("have the id that their place says", () => {
    const ids = rules.map(({ path, text }) => ({ path, id: /^ {2}id: "([^"]+)"/m.exec(text)?.[1] }));
    expect(ids.filter(({ path, id }) => id !== ruleId(path))).toEqual([]);
  });

  test("are in the index, each once", () => {
    const indexes = all.filter(
      ({ path, role }) => role === "source" && /^policies\/rules\/[^/]+\/index\.ts$/.test(path),
    );
    const listed = indexes.flatMap(({ path, imports }) =>
      imports.flatMap((entry) => {
        const to = target(path, entry);
        return entry.form === "value" && to?.to === "module" && /^policies\/rules\/[^/]+\//.test(to.path)
          ? [to.path]
          : [];
      }),
    );
    expect(listed.sort()).toEqual(rules.map(({ path }) => path).sort());
  });
});

test("a source that is a rule, an entry point, types or data alone needs no test file", () => {
  const module = (path: string, text: string) => ({
    path,
    house: "policies",
    role: "source" as const,
    text,
    imports: [],
  });
  expect(testOf(module("policies/rules/story/x.ts", "export default 1"))).toBeUndefined();
  expect(testOf(module("webhooks/main.ts", "start()"))).toBeUndefined();
  expect(testOf(module("policies/host.ts", "/** A host. */ export interface Host { a: 1 }"))).toBeUndefined();
  expect(testOf(module("policies/judge.ts", "export const a = () => 1"))).toBe("policies/judge.test.ts");
  expect(testOf(module("policies/settings.ts", "export const a = { b: 1 }"))).toBeUndefined();
  expect(testOf(module("cli/node.js", "run()"))).toBe("cli/node.test.ts");
});
