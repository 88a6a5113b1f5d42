import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import type { Dialect } from "./dialect.ts";
import { Document } from "./document.ts";
import type { Resource } from "./model.ts";
import { Source } from "./source.ts";

const resource: Resource = { id: "", path: [], anchors: new Map(), dynamic: new Map() };

function source(json: JsonObject, dialect: Dialect = "either") {
  const document = new Document(json, dialect);
  const said = () => document.problems.map(({ path, message, fix }) => `${formatPath(path)}: ${message}; ${fix}`);
  return { read: new Source(json, ["at"], resource, document), said };
}

test("what has the right shape is read", () => {
  const { read, said } = source({ n: 1.5, c: 2, t: "a", f: true, l: [1], o: { k: ["x"] }, s: {}, ss: [true] });
  expect([read.number("n"), read.count("c"), read.text("t"), read.flag("f"), read.list("l")]).toEqual([
    1.5,
    2,
    "a",
    true,
    [1],
  ]);
  expect([read.names("o", "k"), read.fields("o"), read.counts("c", "c")]).toEqual([["x"], [["k", ["x"]]], [2, 2]]);
  expect([read.schema("s")?.path, read.schemas("ss")?.[0]?.path]).toEqual([
    ["at", "s"],
    ["at", "ss", 0],
  ]);
  expect([read.number("toString"), said()]).toEqual([undefined, []]);
});

test("what has not is refused, and reads as absent", () => {
  const { read, said } = source({ a: null, b: [], c: 3 });
  expect([read.number("a"), read.text("b"), read.flag("c"), read.list("a"), read.fields("b"), read.names("c")]).toEqual(
    [undefined, undefined, undefined, undefined, [], undefined],
  );
  expect(said()).toEqual([
    "at.a: is null (null); write a number",
    "at.b: is an array ([]); write a text",
    "at.c: is an integer (3); write true or false",
    "at.a: is null (null); write a list",
    "at.b: is an array ([]); write an object",
    "at.c: is an integer (3); write a list of texts",
  ]);
});

test("keywords of another draft are not there", () => {
  expect(source({ prefixItems: 5 }, "7").read.get("prefixItems")).toBeUndefined();
  expect(source({ prefixItems: 5 }, "2020-12").read.get("prefixItems")).toBe(5);
});
