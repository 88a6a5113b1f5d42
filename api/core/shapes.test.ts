import { expect, test } from "vitest";
import type { Schema } from "../schema.ts";
import { condition } from "../shared/conditions.ts";
import { coreShapes } from "../testing/core-shapes.ts";
import { affinity } from "./affinity.ts";
import { emptyDir } from "./empty-dir.ts";
import { policyRule } from "./policy-rule.ts";
import { probe } from "./probe.ts";
import { toleration } from "./toleration.ts";

/** Every field within a schema, in the words of the table. */
function shape(schema: Schema, at = ""): [path: string, type: string][] {
  if (schema.type === "list") return shape(schema.items, `${at}[]`);
  if (schema.type === "map") return shape(schema.values, `${at}{}`);
  if (schema.type !== "object") return [];
  return Object.entries(schema.fields).flatMap(([name, field]) => [
    [`${at}.${name}`, `${field.optional === true || field.default !== undefined ? "" : "required "}${type(field)}`],
    ...shape(field, `${at}.${name}`),
  ]);
}

function type(schema: Schema): string {
  if (schema.type === "list") return `list of ${type(schema.items)}`;
  if (schema.type === "map") return `map of ${type(schema.values)}`;
  if (schema.type === "integer") return schema.format ?? "integer";
  if (schema.type === "enum") return "string";
  if (schema.type === "string" && schema.meaning === "time") return "time";
  return schema.type;
}

// Kubernetes marks it as optional although its Go field has no `omitempty`.
const declaredOptional = { Probe: { ".grpc.service": "string" } };

test.each([
  ["Affinity", affinity],
  ["Condition", condition],
  ["EmptyDirVolumeSource", emptyDir],
  ["PolicyRule", policyRule],
  ["Probe", probe],
  ["Toleration", toleration],
])("%s has the fields that Kubernetes declares", (name, schema) => {
  const declared = { ...coreShapes[name], ...(name === "Probe" ? declaredOptional.Probe : {}) };
  expect(Object.fromEntries(shape(schema))).toEqual(declared);
});
