import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { zero } from "./zero.ts";

test.each<[Structural, unknown]>([
  [{ type: "string" }, ""],
  [{ type: "string", default: "x" }, "x"],
  [{ type: "string", enum: ["job", "pod"] }, "job"],
  [{ type: "integer" }, 0],
  [{ type: "number" }, 0],
  [{ type: "boolean" }, false],
  [{ type: "array", items: { type: "string" } }, []],
  [{ "x-kubernetes-int-or-string": true }, 0],
  [{ "x-kubernetes-preserve-unknown-fields": true }, null],
  [{ type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "string" } } }, { a: "" }],
])("%j", (schema, expected) => {
  expect(zero(schema)).toEqual(expected);
});
