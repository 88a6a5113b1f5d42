import type { Json } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { setOwn } from "@bubustack/engine/schema/own";
import type { FieldSet } from "./field-set.ts";
import { branch } from "./field-set.ts";
import { declaredField, fieldSchema, fieldStep, itemSchema, itemStep, shapeOf } from "./shape.ts";

/**
 * A value without the places of a set. Null where nothing of a list or a map is left, and where the set has places in one
 * that has no parts: as the API server has it, whose schema then refuses the null or drops it.
 */
export function removeFields(value: Json, set: FieldSet, schema: Structural): Json {
  if (set.children.size === 0) return value;
  const shape = shapeOf(value, schema);
  if (shape.kind === "leaf") return typeof value === "object" ? null : value;
  if (shape.kind === "list") {
    const items = shape.value.flatMap((item) => {
      const gone = set.children.get(itemStep(item, schema));
      if (gone === undefined) return [item];
      return gone.own ? [] : [removeFields(item, gone, itemSchema(schema))];
    });
    return items.length === 0 ? null : items;
  }
  const out: { [name: string]: Json | undefined } = {};
  for (const [name, child] of Object.entries(shape.value)) {
    const gone = set.children.get(fieldStep(name));
    if (gone?.own === true || child === undefined) continue;
    setOwn(out, name, gone === undefined ? child : removeFields(child, gone, fieldSchema(schema, name)));
  }
  return Object.keys(out).length === 0 ? null : out;
}

/**
 * The set with every declared field that has places of the set below it. A field that only holds others goes when
 * nothing that anybody owns is left below it.
 */
export function withDeclared(set: FieldSet, schema: Structural): FieldSet {
  return branch(
    set.own,
    [...set.children].map(([step, child]) => {
      if (!step.startsWith("f:")) return [step, withDeclared(child, itemSchema(schema))] as const;
      const name = step.slice(2);
      const below = withDeclared(child, fieldSchema(schema, name));
      return [step, declaredField(schema, name) === undefined ? below : { ...below, own: true }] as const;
    }),
  );
}
