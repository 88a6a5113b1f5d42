import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { openTypes } from "./open-types.ts";

const any = { "x-kubernetes-int-or-string": true };
const open: Structural = { type: "object", "x-kubernetes-preserve-unknown-fields": true };

test("what may hold anything has any type, wherever it stands", () => {
  const schema: Structural = {
    type: "object",
    properties: {
      with: { ...open, properties: { known: { type: "string" } } },
      free: { description: "Anything." },
      list: { type: "array", items: open },
      map: { type: "object", additionalProperties: { type: "object", properties: { in: open } } },
      name: { type: "string", maxLength: 5 },
    },
  };
  expect(openTypes(schema)).toEqual({
    type: "object",
    properties: {
      with: any,
      free: any,
      list: { type: "array", items: any },
      map: { type: "object", additionalProperties: { type: "object", properties: { in: any } } },
      name: { type: "string", maxLength: 5 },
    },
  });
});

test("a resource inside of an object keeps its own fields, and the whole object stays one", () => {
  const pod: Structural = { ...open, "x-kubernetes-embedded-resource": true };
  expect(openTypes({ ...open, properties: { pod } })).toEqual({ ...open, properties: { pod } });
});
