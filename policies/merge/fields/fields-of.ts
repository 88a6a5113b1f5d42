import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { FieldSet } from "./field-set.ts";
import { branch, leaf, noFields } from "./field-set.ts";
import { declaredField, fieldSchema, fieldStep, itemSchema, itemStep, shapeOf } from "./shape.ts";

/** All places of a value that somebody who writes it owns. A declared field that only holds others is none itself. */
export function fieldsOf(value: Json, schema: Structural): FieldSet {
  const shape = shapeOf(value, schema);
  if (shape.kind === "leaf") return leaf;
  if (shape.kind === "list") {
    return branch(
      false,
      shape.value.map((item) => [itemStep(item, schema), owned(fieldsOf(item, itemSchema(schema)))] as const),
    );
  }
  return branch(
    false,
    Object.entries(shape.value).map(([name, child]) => {
      const below = child === undefined ? noFields : fieldsOf(child, fieldSchema(schema, name));
      const own = declaredField(schema, name) === undefined || child === null || isEmptyMap(child);
      return [fieldStep(name), own ? owned(below) : below] as const;
    }),
  );
}

function owned(set: FieldSet): FieldSet {
  return set.own ? set : { ...set, own: true };
}

function isEmptyMap(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
