/** The keys that a schema may have: others are dropped and told of, as in any typed object. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";

const known: ReadonlySet<string> = new Set([
  ...["id", "$schema", "$ref", "description", "type", "format", "title", "default", "maximum", "exclusiveMaximum"],
  ...["minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems"],
  ...["multipleOf", "enum", "maxProperties", "minProperties", "required", "items", "allOf", "oneOf", "anyOf", "not"],
  ...["properties", "additionalProperties", "patternProperties", "dependencies", "additionalItems", "definitions"],
  ...["externalDocs", "example", "nullable", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"],
  ...["x-kubernetes-int-or-string", "x-kubernetes-list-map-keys", "x-kubernetes-list-type", "x-kubernetes-map-type"],
  "x-kubernetes-validations",
]);

const ruleKeys: ReadonlySet<string> = new Set([
  ...["rule", "message", "messageExpression", "reason", "fieldPath", "optionalOldSelf"],
]);

const deepest = 400;

type OnPruned = ((path: Path) => void) | undefined;

/** A definition with the schemas of its versions as they are understood; the same one where every key is known. */
export function pruneSchemas(crd: Json, onPruned: OnPruned): Json {
  return within(crd, ["spec", "versions"], [], (versions, path) =>
    isList(versions)
      ? eachOf(versions, path, (version, place) =>
          within(version, ["schema", "openAPIV3Schema"], place, (schema, at) => prune(schema, at, onPruned, 0)),
        )
      : versions,
  );
}

type Change = (value: Json, path: Path) => Json;

/** The value with what is at a path inside of it changed. */
function within(value: Json, keys: readonly string[], path: Path, change: Change): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value, path);
  const inner = isObject(value) ? value[key] : undefined;
  if (inner === undefined || !isObject(value)) return value;
  const next = within(inner, rest, [...path, key], change);
  return next === inner ? value : { ...value, [key]: next };
}

function eachOf(list: readonly Json[], path: Path, change: Change): Json {
  const next = list.map((item, index) => change(item, [...path, index]));
  return next.every((item, index) => item === list[index]) ? list : next;
}

function prune(schema: Json, path: Path, onPruned: OnPruned, depth: number): Json {
  if (!isObject(schema) || depth > deepest) return schema;
  const below: Change = (value, place) => prune(value, place, onPruned, depth + 1);
  let next = kept(schema, known, path, onPruned);
  for (const key of ["items", "additionalProperties", "not"]) next = asObject(within(next, [key], path, below));
  for (const key of ["allOf", "anyOf", "oneOf"]) {
    next = asObject(within(next, [key], path, (parts, at) => (isList(parts) ? eachOf(parts, at, below) : parts)));
  }
  next = asObject(within(next, ["properties"], path, (fields, at) => eachField(fields, at, below)));
  return within(next, ["x-kubernetes-validations"], path, (rules, at) =>
    isList(rules)
      ? eachOf(rules, at, (rule, place) => (isObject(rule) ? kept(rule, ruleKeys, place, onPruned) : rule))
      : rules,
  );
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

function eachField(fields: Json, path: Path, change: Change): Json {
  if (!isObject(fields)) return fields;
  const entries = Object.entries(fields).map(
    ([name, field]) => [name, change(field ?? null, [...path, name])] as const,
  );
  return entries.every(([name, field]) => field === fields[name]) ? fields : Object.fromEntries(entries);
}

function kept(object: JsonObject, keys: ReadonlySet<string>, path: Path, onPruned: OnPruned): JsonObject {
  const strange = Object.keys(object).filter((key) => !keys.has(key));
  if (strange.length === 0) return object;
  for (const key of strange) onPruned?.([...path, key]);
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.has(key)));
}
