import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import type { Managers } from "./apply.ts";
import { applyFields, updateFields } from "./apply.ts";
import { writeFields } from "./fields-v1.ts";
import type { Version, Versions } from "./versions.ts";

const text = { type: "string" } as const;
const schemaOf = (field: string): Structural => ({
  type: "object",
  properties: { spec: { type: "object", properties: { [field]: text, size: { type: "integer" } } } },
});

/** What `old` calls `name`, `new` calls `title`. */
const version = (name: "old" | "new", field: string): Version => ({
  name,
  schema: schemaOf(field),
  as: (object) => {
    const { name: a, title: b, ...rest } = isObject(object["spec"]) ? object["spec"] : {};
    const said = a ?? b;
    return { ...object, v: name, spec: { ...rest, ...(said === undefined ? {} : { [field]: said }) } };
  },
});
const all = { old: version("old", "name"), new: version("new", "title") };
interface State {
  readonly object: JsonObject;
  readonly managers: Managers;
  readonly by: { readonly [manager: string]: "old" | "new" };
}
const start: State = { object: {}, managers: new Map(), by: {} };
const owning = <T>(fields: T) => fields;
const versions = (own: "old" | "new", by: State["by"], gone?: "old"): Versions => ({
  own: all[own],
  of: (manager) => {
    const name = by[manager] ?? own;
    return name === gone ? undefined : all[name];
  },
});

function apply(state: State, manager: string, own: "old" | "new", spec: JsonObject, force = false, gone?: "old") {
  const { schema, as } = all[own];
  const across = versions(own, state.by, gone);
  const given = { live: as(state.object), applied: { spec }, schema, managers: state.managers, manager, force, owning };
  const result = applyFields({ ...given, versions: across });
  if ("conflicts" in result) return result.conflicts.map((one) => [one.manager, writeFields(one.fields)]);
  return { object: result.object, managers: result.managers, by: { ...state.by, [manager]: own } };
}
function applied(...given: Parameters<typeof apply>): State {
  const result = apply(...given);
  if ("object" in result) return result;
  throw new Error(JSON.stringify(result));
}
const owned = ({ managers }: State) =>
  Object.fromEntries([...managers].map(([name, set]) => [name, writeFields(set)["f:spec"]]));

test("a field of another version is in conflict under the name that its owner gave it", () => {
  const first = applied(start, "a", "old", { name: "x", size: 1 });
  expect(apply(first, "b", "new", { title: "y" })).toEqual([["a", { "f:spec": { "f:name": {} } }]]);
  const second = applied(first, "b", "new", { title: "y" }, true);
  expect(second.object["spec"]).toEqual({ title: "y", size: 1 });
  expect(owned(second)).toEqual({ a: { "f:size": {} }, b: { "f:title": {} } });
});

test("what is said no more under another version goes, unless somebody owns it in any", () => {
  const first = applied(start, "a", "old", { name: "x", size: 1 });
  expect(applied(first, "a", "new", { size: 1 }).object["spec"]).toEqual({ size: 1 });
  expect(applied(first, "a", "new", { title: "x" }).object["spec"]).toEqual({ title: "x" });
  for (const own of ["old", "new"] as const) {
    const shared = applied(first, "b", own, { [own === "old" ? "name" : "title"]: "x" });
    const left = applied(shared, "a", "new", { size: 1 });
    expect(left.object["spec"]).toEqual({ title: "x", size: 1 });
    expect(Object.keys(owned(left))).toEqual(["a", "b"]);
  }
});

test("an update takes what it changes from owners in other versions, and what it removes", () => {
  const first = applied(start, "a", "old", { name: "x", size: 1 });
  const update = (spec: JsonObject) => {
    const given = { live: all.new.as(first.object), next: { spec }, schema: all.new.schema, managers: first.managers };
    const { managers } = updateFields({ ...given, manager: "b", owning, versions: versions("new", first.by) });
    return owned({ ...first, managers });
  };
  expect(update({ title: "y", size: 1 })).toEqual({ a: { "f:size": {} }, b: { "f:title": {} } });
  expect(update({ size: 1 })).toEqual({ a: { "f:size": {} } });
  expect(update({ title: "x", size: 1 })).toEqual({ a: { "f:name": {}, "f:size": {} } });
});

test("who owns fields of a version that is gone owns nothing any more, and loses nothing", () => {
  const first = applied(start, "a", "old", { name: "x", size: 1 });
  const others = applied(first, "b", "new", { title: "y" }, false, "old");
  expect(owned(others)).toEqual({ b: { "f:title": {} } });
  const again = applied(first, "a", "new", { title: "z" }, false, "old");
  expect(again.object["spec"]).toEqual({ title: "z", size: 1 });
});
