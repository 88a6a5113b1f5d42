import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import {
  flag,
  free,
  freeObject,
  int,
  intOrString,
  keyed,
  listOf,
  mapOf,
  object,
  setOf,
  text,
  time,
} from "./schema-words.ts";

test("each word is a schema that takes its values only", () => {
  const schema = compile(
    object("o", {
      text: text("t"),
      flag: flag("f"),
      int: int("i"),
      time: time("t"),
      list: listOf("l", text("t")),
      set: setOf("s", text("t")),
      keyed: keyed("k", object("i", { name: text("n") }), "name"),
      map: mapOf("m", text("t")),
      free: free("f"),
      freeObject: freeObject("f"),
      port: intOrString("p"),
    }),
  );
  const good = {
    text: "a",
    flag: true,
    int: 1,
    time: null,
    list: ["a"],
    set: ["a"],
    keyed: [{ name: "a" }],
    map: { a: "b" },
    free: 1,
    freeObject: { x: 1 },
    port: "http",
  };
  expect(schema.check(good).violations).toEqual([]);
  expect(schema.prune({ ...good, other: 1 })).toEqual(good);
  const wrong = schema.check({
    text: 1,
    flag: "x",
    int: "x",
    list: {},
    set: ["a", "a"],
    keyed: [{ name: "a" }, { name: "a" }],
    map: { a: 1 },
    freeObject: 1,
    port: true,
  });
  expect(wrong.violations.map(({ path }) => path[0]).toSorted()).toEqual([
    "flag",
    "freeObject",
    "int",
    "keyed",
    "list",
    "map",
    "port",
    "set",
    "text",
  ]);
});
