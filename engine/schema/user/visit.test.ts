import { expect, test } from "vitest";
import { Marks } from "./marks.ts";
import type { Node, Resource, Run } from "./model.ts";
import { invalid, unknown, valid } from "./truth.ts";
import { anyType } from "./type-bits.ts";
import { apart, bitsOf, child, inPlace, visit } from "./visit.ts";

const resource: Resource = { id: "", path: [], anchors: new Map(), dynamic: new Map() };
const node = (more: Partial<Node> = {}): Node => ({
  path: [],
  resource,
  types: anyType,
  typeNames: [],
  any: [],
  texts: [],
  numbers: [],
  lists: [],
  objects: [],
  late: [],
  inPlace: [],
  parts: {},
  ...more,
});
const run = (marks?: Marks): Run => ({
  path: [],
  findings: [],
  maxFindings: 10,
  suggest: () => undefined,
  tolerance: undefined,
  quiet: 0,
  depth: 0,
  left: 100,
  exhausted: false,
  marks,
  scope: [],
});

test("a value has the bits of its types; whole numbers those of both", () => {
  expect([null, true, {}, [], 1.5, "a", 1].map(bitsOf)).toEqual([1, 2, 4, 8, 16, 32, 80]);
});

test("checks are those of the value's type, and late ones only run where the rest holds", () => {
  const seen: string[] = [];
  const note = (name: string, truth = valid) => [
    () => {
      seen.push(name);
      return truth;
    },
  ];
  const late = node({ texts: note("text"), numbers: note("number"), any: note("any"), late: note("late") });
  expect(visit(late, "a", run())).toBe(valid);
  expect(seen).toEqual(["text", "any", "late"]);
  seen.length = 0;
  expect(visit(node({ any: note("any", invalid), late: note("late") }), 1, run())).toBe(invalid);
  expect(seen).toEqual(["any"]);
});

test("a child has its place and marks of its own; a schema in place adds its marks as surely as it holds", () => {
  const outer = new Marks();
  const mine = run(outer);
  const marking = (truth: typeof valid) =>
    node({
      any: [
        (_, { marks, path }) => {
          marks?.add(path.length === 0 ? "here" : "below");
          return truth;
        },
      ],
    });
  child(marking(valid), 1, "a", mine);
  expect(outer.of("below")).toBe(invalid);
  inPlace(marking(invalid), 1, mine);
  expect(outer.of("here")).toBe(invalid);
  inPlace(marking(unknown), 1, mine);
  expect(outer.of("here")).toBe(unknown);
  inPlace(marking(valid), 1, mine, unknown);
  expect(outer.of("here")).toBe(unknown);
  apart(marking(valid), 1, mine);
  expect(outer.of("here")).toBe(unknown);
  inPlace(marking(valid), 1, mine);
  expect([outer.of("here"), mine.path, mine.marks === outer]).toEqual([valid, [], true]);
});

test("resources are entered and left", () => {
  const other: Resource = { ...resource, id: "other" };
  const mine = run();
  const seen: string[] = [];
  const inner = node({
    resource: other,
    any: [
      (_, { scope }) => {
        seen.push(scope.map(({ id }) => id).join());
        return valid;
      },
    ],
  });
  visit(node({ any: [(value, one) => visit(inner, value, one)] }), 1, mine);
  expect([seen, mine.scope, mine.depth]).toEqual([[",other"], [], 0]);
});
