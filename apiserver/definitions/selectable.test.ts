import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { selectableErrors } from "./selectable.ts";

const schema = {
  type: "object",
  properties: {
    text: { type: "string" },
    deep: { type: "object", properties: { on: { type: "boolean" } } },
    map: { type: "object", additionalProperties: { type: "integer" } },
    metadata: { type: "object", properties: { name: { type: "string" } } },
  },
};
const said = (...paths: readonly string[]) =>
  selectableErrors(
    paths.map((jsonPath) => ({ jsonPath })),
    schema,
    "f",
  ).map(render);

test("scalars of the schema can be selected by", () => expect(said(".text", ".deep.on", ".map.key")).toEqual([]));

test.each([
  ["", "Required value"],
  [
    ".deep",
    'Invalid value: ".deep": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.',
  ],
  [".none", 'Invalid value: ".none": is an invalid path: does not refer to a valid field'],
  [".text[0]", 'Invalid value: ".text[0]": is an invalid path: array notation is not allowed'],
  ["text", 'Invalid value: "text": is an invalid path: expected [ or . but got: text'],
  [".metadata.name", 'Invalid value: ".metadata.name": must not point to fields in metadata'],
])("%s cannot", (path, problem) => expect(said(path)).toEqual([`f[0].jsonPath: ${problem}`]));

test("each once, and not too many", () => {
  expect(said(".text", ".text")).toEqual(['f[1].jsonPath: Duplicate value: ".text"']);
  const many = Array.from({ length: 9 }, (_, index) => `.map.k${index}`);
  expect(said(...many)).toEqual(["f: Too many: 9: must have at most 8 items"]);
});
