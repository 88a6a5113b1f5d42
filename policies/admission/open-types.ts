import type { Structural } from "@bubustack/api/structural";

const anyType: Structural = { "x-kubernetes-int-or-string": true };
const known = new WeakMap<Structural, Structural>();

/**
 * A schema with a type for what may hold anything: fields that keep what is not declared, and fields without a type. Expressions can
 * read these, but the API server's check of types leaves them out, and would say that there is no such field.
 */
export function openTypes(schema: Structural): Structural {
  const { properties, items, additionalProperties: values } = schema;
  return {
    ...schema,
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, opened(field)])),
    }),
    ...(items !== undefined && { items: opened(items) }),
    ...(typeof values === "object" && { additionalProperties: opened(values) }),
  };
}

function opened(schema: Structural): Structural {
  let made = known.get(schema);
  if (made === undefined) {
    made = mayBeAnything(schema) ? anyType : openTypes(schema);
    known.set(schema, made);
  }
  return made;
}

function mayBeAnything(schema: Structural): boolean {
  const embedded = schema["x-kubernetes-embedded-resource"] === true;
  return (schema["x-kubernetes-preserve-unknown-fields"] === true && !embedded) || schema.type === undefined;
}
