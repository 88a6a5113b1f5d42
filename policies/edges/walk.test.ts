import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { parts, select, stepsOf, under } from "./walk.ts";

const paths = (found: readonly { readonly path: readonly (string | number)[] }[]) =>
  found.map(({ path }) => formatPath(path));

test("steps are those of the three blocks, then of the branches", () => {
  const branch = { name: "b", type: "sleep" };
  const spec = {
    steps: [{ name: "a", type: "parallel", with: { steps: [branch, "no step"] } }, 7],
    finally: [{ name: "c", type: "sleep", with: { steps: [branch] } }],
  };
  expect(paths(stepsOf({ spec }))).toEqual(["spec.steps[0]", "spec.finally[0]", "spec.steps[0].with.steps[0]"]);
});

test("patterns name fields, items and values", () => {
  const value = { a: [{ b: { x: 1, y: 2 } }, { b: 3 }, {}] };
  const at = (pattern: string) => paths(select({ path: ["r"], value }, parts(pattern)));
  expect(at("a[].b{}")).toEqual(["r.a[0].b.x", "r.a[0].b.y"]);
  expect(at("a[].b")).toEqual(["r.a[0].b", "r.a[1].b"]);
  expect(at("a.b")).toEqual([]);
  expect(at("constructor.name")).toEqual([]);
});

test("keys are found anywhere, in the order of the text, and not below one another", () => {
  const value = { a: [{ k: { k: 1 } }, { b: { k: 2 } }], k: 3 };
  expect(paths(under({ path: [], value }, new Set(["k"])))).toEqual(["k", "a[0].k", "a[1].b.k"]);
});
