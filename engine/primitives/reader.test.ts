import { describe, expect, test } from "vitest";
import { Reader } from "./reader.ts";

const kinds = (reader: Reader) => reader.problems.map(({ kind, path }) => `${kind} ${path.join(".")}`);

describe("Reader", () => {
  test("reads what is there and takes null for absent", () => {
    const reader = new Reader({ a: "x", b: true, c: null }, ["a", "b", "c"]);
    expect([reader.text("a"), reader.boolean("b"), reader.text("c")]).toEqual(["x", true, undefined]);
    expect(reader.problems).toEqual([]);
  });

  test("reports what is not an object, wrong types and unknown fields", () => {
    expect(kinds(new Reader([], ["a"]))).toEqual(["type "]);
    const reader = new Reader({ a: 1, b: "no", z: 0 }, ["a", "b"], ["at"]);
    reader.text("a");
    reader.boolean("b");
    expect(kinds(reader)).toEqual(["unknown at.z", "type at.a", "type at.b"]);
  });

  test("required text must not be blank, and a wrong type is reported once", () => {
    const reader = new Reader({ a: " ", b: 5 }, ["a", "b", "c"]);
    for (const name of ["a", "b", "c"]) expect(reader.requiredText(name, "write it")).toBeUndefined();
    expect(kinds(reader)).toEqual(["required a", "type b", "required c"]);
  });

  test("durations", () => {
    const reader = new Reader({ a: "1m", b: "0s", c: "{{ x }}", d: 5, e: "5ms", f: "" }, [..."abcdefg"]);
    expect(reader.duration("a")).toBe(60_000);
    expect(reader.duration("b")).toBeUndefined();
    expect(reader.duration("c", { template: true })).toBeUndefined();
    expect(reader.duration("c")).toBeUndefined();
    expect(reader.duration("d")).toBeUndefined();
    expect(reader.duration("e", { atLeast: 10 })).toBeUndefined();
    expect(reader.duration("f")).toBeUndefined();
    expect(reader.duration("g", { required: true })).toBeUndefined();
    expect(kinds(reader)).toEqual(["invalid b", "invalid c", "type d", "invalid e", "required g"]);
    expect(reader.problems.find(({ path }) => path[0] === "d")?.replacement).toBe("5s");
  });

  test("a choice keeps what was written and what may be written", () => {
    const reader = new Reader({ a: "FAIL", b: "hold" }, ["a", "b"]);
    expect(reader.choice("a", ["fail", "skip"], (word, text) => word === text.toLowerCase())).toBe("fail");
    expect(reader.choice("b", ["fail", "skip"])).toBeUndefined();
    expect(reader.problems[0]).toMatchObject({ kind: "choice", given: "hold", options: ["fail", "skip"] });
  });

  test("names of JavaScript's own objects are fields like any other", () => {
    const reader = new Reader(JSON.parse('{"__proto__": {"until": "x"}, "constructor": 1}'), ["until"]);
    expect(reader.text("until")).toBeUndefined();
    expect(reader.json("toString")).toBeUndefined();
    expect(kinds(reader)).toEqual(["unknown __proto__", "unknown constructor"]);
  });
});
