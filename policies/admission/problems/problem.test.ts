import { expect, test } from "vitest";
import { duplicate, forbidden, invalid, oneOf, required, unsupported } from "./problem.ts";

test("problems have the shape of the API server's field errors", () => {
  expect([
    required("a"),
    invalid("a", 1, "d"),
    forbidden("a", "d"),
    duplicate("a", "x"),
    unsupported("a", "x", ["y", "z"]),
  ]).toEqual([
    { reason: "FieldValueRequired", field: "a", detail: "" },
    { reason: "FieldValueInvalid", field: "a", value: 1, detail: "d" },
    { reason: "FieldValueForbidden", field: "a", detail: "d" },
    { reason: "FieldValueDuplicate", field: "a", value: "x", detail: "" },
    { reason: "FieldValueNotSupported", field: "a", value: "x", detail: 'supported values: "y", "z"' },
  ]);
});

test("a value must be there and be one of some", () => {
  expect(oneOf("a", undefined, ["x"])).toEqual([required("a")]);
  expect(oneOf("a", "", ["x"])).toEqual([required("a")]);
  expect(oneOf("a", "x", ["x"])).toEqual([]);
  expect(oneOf("a", 5, ["x"])).toEqual([unsupported("a", 5, ["x"])]);
});
