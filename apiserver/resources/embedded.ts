/** Resources inside of resources: what `x-kubernetes-embedded-resource` promises of the values below it. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import { metadataSchema, typeMeta } from "./metadata-schema.ts";

/** Whether there is such a place at all: most schemas have none. */
export function hasEmbedded(schema: Structural): boolean {
  return schema["x-kubernetes-embedded-resource"] === true || children(schema).some(hasEmbedded);
}

function children({ properties = {}, items, additionalProperties: rest }: Structural): readonly Structural[] {
  const below = Object.values(properties);
  return [...below, ...(items === undefined ? [] : [items]), ...(typeof rest === "object" ? [rest] : [])];
}

/** The schema with the metadata of every embedded resource spelled out, so that it is pruned as that of any object. */
export function withEmbedded(schema: Structural): Structural {
  if (!hasEmbedded(schema)) return schema;
  const { properties, items, additionalProperties: rest } = schema;
  const own = schema["x-kubernetes-embedded-resource"] === true ? { ...typeMeta, metadata: given } : {};
  const below = Object.entries(properties ?? {}).map(([name, child]) => [name, withEmbedded(child)] as const);
  return {
    ...schema,
    ...(properties === undefined && Object.keys(own).length === 0
      ? {}
      : { properties: { ...Object.fromEntries(below), ...own } }),
    ...(items === undefined ? {} : { items: withEmbedded(items) }),
    ...(typeof rest === "object" ? { additionalProperties: withEmbedded(rest) } : {}),
  };
}

/** Nobody has created what is only described: a time that is null says nothing. */
const given: Structural = {
  ...metadataSchema,
  properties: {
    ...metadataSchema.properties,
    creationTimestamp: { ...metadataSchema.properties?.creationTimestamp, nullable: false },
  },
};

/** Visits every embedded resource below a value that its schema knows of. */
export function eachEmbedded(
  schema: Structural,
  value: Json,
  visit: (resource: JsonObject, path: Path) => void,
  path: Path = [],
): void {
  if (isList(value)) {
    const { items } = schema;
    if (items !== undefined) for (const [at, item] of value.entries()) eachEmbedded(items, item, visit, [...path, at]);
    return;
  }
  if (!isObject(value)) return;
  if (schema["x-kubernetes-embedded-resource"] === true) visit(value, path);
  const { properties = {}, additionalProperties: rest } = schema;
  for (const [key, child] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const below = known ?? (typeof rest === "object" ? rest : undefined);
    if (below !== undefined && child !== undefined) eachEmbedded(below, child, visit, [...path, key]);
  }
}

/** Whether a path leads into the metadata of an embedded resource. */
export function isInEmbeddedMetadata(schema: Structural, path: Path): boolean {
  let current: Structural | undefined = schema;
  for (const part of path) {
    if (part === "metadata" && current?.["x-kubernetes-embedded-resource"] === true) return true;
    const rest: Structural | boolean | undefined = current?.additionalProperties;
    const known: Structural | undefined = typeof part === "string" ? current?.properties?.[part] : current?.items;
    current = known ?? (typeof rest === "object" ? rest : undefined);
  }
  return false;
}
