/** The fields of a kind that field selectors may name. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { at, objectAt, textAt } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { invalidField, requiredField } from "../validation/field-error.ts";

const most = 8;
const scalars: ReadonlySet<string> = new Set(["string", "boolean", "integer"]);

/** Why fields cannot be selected by. */
export function selectableErrors(fields: readonly Json[], schema: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [index, selectable] of fields.entries()) {
    const path = textAt(selectable, "jsonPath");
    const place = `${field}[${index}].jsonPath`;
    if (path === "") {
      errors.push(requiredField(place));
      continue;
    }
    const found = schemaAt(path, schema);
    if ("wrong" in found) {
      errors.push(invalidField(place, path, `is an invalid path: ${found.wrong}`));
      continue;
    }
    if (path.split(".")[1] === "metadata")
      errors.push(invalidField(place, path, "must not point to fields in metadata"));
    if (!scalars.has(textAt(found.schema, "type"))) {
      const why =
        "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.";
      errors.push(invalidField(place, path, why));
    }
    if (seen.has(path)) errors.push({ reason: "FieldValueDuplicate", field: place, value: path, detail: "" });
    seen.add(path);
  }
  if (seen.size > most) {
    errors.push({ reason: "FieldValueTooMany", field, value: seen.size, detail: `must have at most ${most} items` });
  }
  return errors;
}

/** The schema at the end of a path such as `.spec.name`. */
function schemaAt(path: string, root: JsonObject): { readonly schema: JsonObject } | { readonly wrong: string } {
  const [first, ...names] = path.split(".");
  if (first !== "") return { wrong: `expected [ or . but got: ${first}` };
  let schema = root;
  for (const part of names) {
    const bracket = part.indexOf("[");
    const name = bracket < 0 ? part : part.slice(0, bracket);
    if (name === "") return { wrong: "unexpected end of JSON path" };
    const known = at(objectAt(schema, "properties"), name);
    const rest = schema.properties === undefined ? schema.additionalProperties : undefined;
    const next = isObject(known) ? known : isObject(rest) ? rest : undefined;
    if (next === undefined) return { wrong: "does not refer to a valid field" };
    if (bracket >= 0) return { wrong: "array notation is not allowed" };
    schema = next;
  }
  return { schema };
}
