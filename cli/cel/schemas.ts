import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Schema } from "@bubustack/cel/schema/declarations";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { readObjects } from "../source/objects.ts";

/**
 * The schemas that `--schema` names: `crd.yaml` declares `self` and `oldSelf`, `name=crd.yaml` a variable of that name.
 * A file holds a CustomResourceDefinition, whose stored version counts, or a structural schema.
 */
export async function readSchemas(io: Io, flags: readonly string[]): Promise<{ readonly [name: string]: Schema }> {
  const schemas: { [name: string]: Schema } = {};
  for (const flag of flags) {
    const [, name, file = flag] = /^([A-Za-z_]\w*)=(.+)$/.exec(flag) ?? [];
    const schema = schemaOf(file, await readObjects(io, file));
    for (const each of name === undefined ? ["self", "oldSelf"] : [name]) schemas[each] = schema;
  }
  return schemas;
}

function schemaOf(file: string, objects: readonly JsonObject[]): Schema {
  const crd = objects.find(({ kind }) => kind === "CustomResourceDefinition");
  const [only] = objects;
  const { schema, root } =
    crd === undefined ? { schema: only, root: false } : { schema: storedSchema(crd), root: true };
  if (schema !== undefined && (root || typeof schema["type"] === "string")) return { schema, root };
  throw wrong(file, "holds no CustomResourceDefinition with a schema, and no schema");
}

/** The versions of a CustomResourceDefinition that have a schema. */
export function versionsOf(
  crd: JsonObject,
): readonly { readonly name: string; readonly schema: JsonObject; readonly storage: boolean }[] {
  const versions = isObject(crd["spec"]) ? crd["spec"]["versions"] : undefined;
  return (isList(versions) ? versions : []).flatMap((version: Json) => {
    if (!isObject(version) || !isObject(version["schema"])) return [];
    const schema = version["schema"]["openAPIV3Schema"];
    return isObject(schema) ? [{ name: String(version["name"]), schema, storage: version["storage"] === true }] : [];
  });
}

function storedSchema(crd: JsonObject): JsonObject | undefined {
  const versions = versionsOf(crd);
  return (versions.find(({ storage }) => storage) ?? versions[0])?.schema;
}

function wrong(file: string, reason: string): UsageError {
  return new UsageError(
    `${file} ${reason}`,
    "give a CustomResourceDefinition, or the schema of a value, as YAML or JSON",
  );
}
