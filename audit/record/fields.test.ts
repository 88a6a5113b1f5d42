import { expect, test } from "vitest";
import { fieldsOf, parseRecord } from "./fields.ts";

test("a record is read as what it is, and what is none has no fields", () => {
  expect(parseRecord(Buffer.from('{"id":"1","data":{"a":[1]}}'))).toEqual({ id: "1", data: { a: [1] } });
  for (const text of ["", "{", "1", "null", "[1]", '"x"', "\u00ff"]) expect(parseRecord(Buffer.from(text))).toEqual({});
});

test("only objects have fields", () => {
  expect([fieldsOf({ a: 1 }), fieldsOf([1]), fieldsOf(undefined), fieldsOf("a")]).toEqual([{ a: 1 }, {}, {}, {}]);
});
