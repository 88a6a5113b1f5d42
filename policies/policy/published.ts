/** The kinds of a group and version as an API server publishes them (OpenAPI v3), as schemas that expressions are typed by. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import type { Structural } from "@bubustack/api/structural";
import type { TypedKind } from "../admission/type-check.ts";
import { objectAt, textAt } from "../fields.ts";

/** How deep a schema is followed; what is deeper may be anything. */
const deepest = 24;
/** Parts of one schema: what is larger is not typed. */
const most = 20_000;

const prefix = "#/components/schemas/";
const anything: Structural = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
/** Published as text or number, and text in every object. */
const texts = new Set(["io.k8s.apimachinery.pkg.api.resource.Quantity"]);

/** What objects of a resource or kind look like; undefined where the document does not say. Never throws. */
export function publishedKind(
  document: JsonObject,
  named: GroupVersionResource | GroupVersionKind,
): TypedKind | undefined {
  const kind = "kind" in named ? named.kind : kindOf(objectAt(document, "paths"), named);
  if (kind === undefined) return undefined;
  const { group, version } = named;
  const schemas = objectAt(objectAt(document, "components"), "schemas");
  const found = Object.values(schemas).find(
    (schema) =>
      isObject(schema) &&
      items(schema["x-kubernetes-group-version-kind"]).some(
        (one) => textAt(one, "group") === group && textAt(one, "version") === version && textAt(one, "kind") === kind,
      ),
  );
  if (!isObject(found)) return undefined;
  const expanding = new Expanding(schemas);
  const schema = expanding.whole(found);
  return schema === undefined ? undefined : { kind: { group, version, kind }, schema };
}

/** The kind of a resource: its collection's operations say it. */
function kindOf(paths: JsonObject, { group, version, resource }: GroupVersionResource): string | undefined {
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  for (const path of [`${root}/namespaces/{namespace}/${resource}`, `${root}/${resource}`]) {
    const one = objectAt(paths, path);
    for (const method of ["post", "get"]) {
      const kind = textAt(objectAt(objectAt(one, method), "x-kubernetes-group-version-kind"), "kind");
      if (kind !== "") return kind;
    }
  }
  return undefined;
}

class Expanding {
  readonly #schemas: JsonObject;
  readonly #open = new Set<string>();
  #left = most;

  constructor(schemas: JsonObject) {
    this.#schemas = schemas;
  }

  /** Undefined where it is too large. */
  whole(schema: JsonObject): Structural | undefined {
    const made = this.#expand(schema, 0);
    return this.#left < 0 ? undefined : made;
  }

  #expand(schema: JsonObject, depth: number): Structural {
    if (this.#left-- <= 0 || depth > deepest) return anything;
    const [only] = items(schema["allOf"]);
    const ref = textAt(schema, "$ref") || (only === undefined ? "" : textAt(only, "$ref"));
    if (ref !== "") return this.#follow(ref, depth);
    return this.#plain(schema, depth);
  }

  /** What contains itself may be anything from there on. */
  #follow(ref: string, depth: number): Structural {
    const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : "";
    if (texts.has(name)) return { type: "string" };
    const schema = Object.hasOwn(this.#schemas, name) ? this.#schemas[name] : undefined;
    if (!isObject(schema) || this.#open.has(name)) return anything;
    this.#open.add(name);
    const made = this.#expand(schema, depth + 1);
    this.#open.delete(name);
    return made;
  }

  #plain(schema: JsonObject, depth: number): Structural {
    if (schema["format"] === "int-or-string" || schema["x-kubernetes-int-or-string"] === true)
      return { "x-kubernetes-int-or-string": true };
    const kept: { [key: string]: Json } = {};
    for (const key of copied) {
      const value = schema[key];
      if (value !== undefined) kept[key] = value;
    }
    const [item, values] = [schema["items"], schema["additionalProperties"]];
    const properties = objectAt(schema, "properties");
    const fields = Object.entries(properties).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
    return {
      ...(kept as Structural),
      ...(fields.length > 0 && {
        properties: Object.fromEntries(fields.map(([name, field]) => [name, this.#expand(field, depth + 1)])),
      }),
      ...(isObject(item) && { items: this.#expand(item, depth + 1) }),
      ...(isObject(values) && { additionalProperties: this.#expand(values, depth + 1) }),
    };
  }
}

/** What decides types and sizes. */
const copied = [
  ...["type", "format", "default", "enum", "required", "nullable"],
  ...["maxLength", "maxItems", "maxProperties", "minLength", "minItems"],
  ...["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"],
  ...["x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type"],
];

function items(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}
