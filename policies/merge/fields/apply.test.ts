import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Managers } from "./apply.ts";
import { applyFields, updateFields } from "./apply.ts";
import type { FieldSet } from "./field-set.ts";
import { difference } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import { writeFields } from "./fields-v1.ts";
import { thing } from "./testing/thing.ts";

interface State {
  readonly object: JsonObject;
  readonly managers: Managers;
}
const start: State = { object: {}, managers: new Map() };
const owning = <T>(fields: T) => fields;

function attempt({ object, managers }: State, manager: string, spec: JsonObject, force = false) {
  return applyFields({ live: object, applied: { spec }, schema: thing, managers, manager, force, owning });
}
function applied(state: State, manager: string, spec: JsonObject, force = false): State {
  const result = attempt(state, manager, spec, force);
  if ("conflicts" in result) throw new Error(JSON.stringify(result.conflicts.map((one) => one.manager)));
  return result;
}
function updated({ object, managers }: State, manager: string, spec: JsonObject): State {
  const next = { spec };
  return {
    object: next,
    managers: updateFields({ live: object, next, schema: thing, managers, manager, owning }).managers,
  };
}
const owned = ({ managers }: State) =>
  Object.fromEntries([...managers].map(([name, set]) => [name, writeFields(set)["f:spec"]]));

test("what an applier no longer says and nobody else owns is removed", () => {
  const first = applied(start, "a", { color: "red", size: 1, labels: { x: "1" } });
  const second = applied(first, "b", { size: 1 });
  const third = applied(second, "a", { color: "red" });
  expect(third.object).toEqual({ spec: { color: "red", size: 1 } });
  expect(owned(third)).toEqual({ a: { "f:color": {} }, b: { "f:size": {} } });
  expect(applied(third, "a", {}).object).toEqual({ spec: { size: 1 } });
});

test("what the server filled in stays when its neighbours go", () => {
  const first = applied(start, "a", { color: "red", parts: [{ name: "p" }] });
  const filled = { ...first, object: { spec: { color: "red", size: 3, parts: [{ name: "p", n: 1 }] } } };
  expect(applied(filled, "a", { parts: [{ name: "p" }] }).object).toEqual({
    spec: { size: 3, parts: [{ name: "p", n: 1 }] },
  });
});

test("what nobody can own, such as a name, keeps what holds it", () => {
  const unnamed = (fields: FieldSet) => difference(fields, fieldsOf({ spec: { color: "red" } }, thing));
  const given = { schema: thing, manager: "a", force: false, owning: unnamed };
  const live = { spec: { color: "red", labels: { x: "1" } } };
  const first = applyFields({ ...given, live: {}, applied: live, managers: new Map() });
  if ("conflicts" in first) throw new Error("nobody else is there");
  const second = applyFields({ ...given, live, applied: { spec: { color: "red" } }, managers: first.managers });
  expect(second).toMatchObject({ object: { spec: { color: "red" } } });
});

test("the same value has two owners, another one is a conflict, and force takes it over", () => {
  const first = applied(start, "a", { color: "red" });
  expect(owned(applied(first, "b", { color: "red" }))).toEqual({ a: { "f:color": {} }, b: { "f:color": {} } });
  const refused = attempt(first, "b", { color: "blue", size: 1 });
  expect(refused).toMatchObject({ conflicts: [{ manager: "a" }] });
  const forced = applied(first, "b", { color: "blue" }, true);
  expect(forced.object).toEqual({ spec: { color: "blue" } });
  expect(owned(forced)).toEqual({ b: { "f:color": {} } });
});

/** Kubernetes-facts 18. */
test("an apply of other keys merges into a foreign object without a word", () => {
  const foreign = updated(start, "someone", { labels: { a: "1" } });
  expect(applied(foreign, "me", { labels: { b: "2" } }).object).toEqual({ spec: { labels: { a: "1", b: "2" } } });
});

test("two writers with one name remove what the other has said", () => {
  const first = applied(start, "same", { labels: { a: "1" } });
  expect(applied(first, "same", { labels: { b: "2" } }).object).toEqual({ spec: { labels: { b: "2" } } });
});

test("an update takes what it changes and gives up what it removes", () => {
  const first = applied(start, "a", { color: "red", size: 1, tags: ["x"] });
  const second = updated(first, "u", { color: "blue", size: 1, tags: ["x", "y"] });
  expect(owned(second)).toEqual({
    a: { "f:size": {}, "f:tags": { 'v:"x"': {} } },
    u: { "f:color": {}, "f:tags": { 'v:"y"': {} } },
  });
  expect(owned(updated(second, "u", { size: 1, tags: ["x", "y"] }))).toEqual({
    a: { "f:size": {}, "f:tags": { 'v:"x"': {} } },
    u: { "f:tags": { 'v:"y"': {} } },
  });
  expect(attempt(second, "a", { color: "red" })).toMatchObject({ conflicts: [{ manager: "u" }] });
});

test("an update that changes nothing takes nothing", () => {
  const { object, managers } = applied(start, "a", { color: "red" });
  const same = updateFields({ live: object, next: object, schema: thing, managers, manager: "u", owning });
  expect(same.took).toBe(false);
  expect([...same.managers.keys()]).toEqual(["a"]);
});

const spec: fc.Arbitrary<JsonObject> = fc.record(
  {
    color: fc.constantFrom("red", "blue"),
    size: fc.integer({ min: 1, max: 2 }),
    // Nobody owns an empty list: applied twice, it comes again.
    tags: fc.uniqueArray(fc.constantFrom("x", "y"), { minLength: 1 }),
    // Nor is there one of which all keys were taken: it is null.
    labels: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2"), { minKeys: 1 }),
    parts: fc.uniqueArray(fc.record({ name: fc.constantFrom("p", "q"), n: fc.integer({ min: 1, max: 2 }) }), {
      minLength: 1,
      selector: ({ name }) => name,
    }),
  },
  { requiredKeys: [] },
);

test("an apply by force holds all that it says, and twice is once", () => {
  fc.assert(
    fc.property(spec, spec, spec, (theirs, mine, again) => {
      const others = applied(start, "others", theirs);
      const first = applied(others, "me", mine, true);
      const second = applied(first, "me", again, true);
      expect(applied(second, "me", again, true)).toEqual(second);
      expect(attempt(second, "me", again)).not.toHaveProperty("conflicts");
      const fields = [...second.managers.keys()];
      expect(fields.every((name) => name === "me" || name === "others")).toBe(true);
      // What is applied by itself to what was made of it changes nothing.
      expect(applied({ object: second.object, managers: new Map() }, "x", again).object).toEqual(second.object);
    }),
  );
});
