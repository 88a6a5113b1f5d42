import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { envelope } from "./envelope.ts";
import { recordTypeOf, recordTypes } from "./record-types.ts";

test.each(recordTypes.map((type) => [type.what, type] as const))(
  "examples of %s are what its schema says",
  (_, type) => {
    const schema = structural(type.data);
    expect(type.examples.length).toBeGreaterThan(0);
    for (const example of type.examples) expect(valueProblems(schema, example)).toEqual([]);
  },
);

test.each(recordTypes.map((type) => [type.what, type] as const))("%s is found by the type of its events", (_, type) => {
  expect(recordTypeOf(type.type)).toBe(type);
  const event = {
    specversion: "1.0",
    id: "0123456789abcdef",
    source: "log.example/a",
    type: type.type,
    time: "2026-03-01T00:00:00.000Z",
    datacontenttype: "application/json",
    data: type.examples[0] ?? null,
  };
  expect(valueProblems(structural(envelope), event)).toEqual([]);
});

test("types that are none of ours are not found", () => {
  expect(recordTypeOf("io.bubustack.audit.admission.decided.v2")).toBeUndefined();
  expect(recordTypeOf("constructor")).toBeUndefined();
});

test("a schema says what is missing, and what does not belong there", () => {
  const [type] = recordTypes;
  const example = type?.examples[0] ?? {};
  const { decision: _, ...rest } = example;
  const schema = type === undefined ? {} : structural(type.data);
  expect(valueProblems(schema, rest)).toEqual([".decision: required"]);
  expect(valueProblems(schema, { ...example, object: "a Secret's data" })).toEqual([".object: type"]);
  expect(valueProblems(schema, { ...example, message: "free text" })).toEqual([".message: unknown field"]);
});
