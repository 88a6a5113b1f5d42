import { expect, test } from "vitest";
import { Flow } from "./flow.ts";
import { parse } from "./parse.ts";
import { root, scope } from "./places.ts";
import { Reads } from "./reads.ts";

/** The places of the value of an action, and what was read to compute it. */
function follow(text: string, prepare: (flow: Flow) => void = () => undefined) {
  const { template } = parse(text);
  const node = template?.body.at(-1);
  if (node?.kind !== "action") throw new Error("no action");
  const reads = new Reads();
  const flow = new Flow(reads);
  prepare(flow);
  const places = flow.pipe(node.pipe, scope).map(({ keys }) => keys.join("."));
  return { places, read: reads.found.map((one) => [one.root, ...one.path].join(".")) };
}

test("a value that is handed on is not read", () => {
  expect(follow("{{ .a.b }}")).toEqual({ places: ["a.b"], read: [] });
  expect(follow("{{ sample .a }}")).toEqual({ places: ["a"], read: [] });
});

test("what a function works with is read", () => {
  expect(follow("{{ upper .a }}")).toEqual({ places: [], read: ["a"] });
});

test("a variable that is assigned keeps what it may hold besides", () => {
  const both = follow("{{ $x := 1 }}{{ $x.k }}", (flow) => {
    flow.hold("$x", root("a"), false, 0);
    flow.hold("$x", root("b"), true, 0);
  });
  expect(both.places).toEqual(["a.k", "b.k"]);
});

test("a named part sees nothing but its argument", () => {
  const flow = new Flow(new Reads());
  flow.hold("$x", root("a"), false, 0);
  const outer = flow.enter(root("b"));
  expect(flow.variables.map(({ name }) => name)).toEqual(["$"]);
  flow.leave(outer);
  expect(flow.variables.map(({ name }) => name)).toEqual(["$", "$x"]);
});
