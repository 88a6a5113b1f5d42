/** The body of a JSON Patch, in the words of Go's decoder where it is none. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject, typeName } from "@bubustack/api/json";
import type { Written } from "@bubustack/policies/merge/api-patch";
import { badRequest } from "../status.ts";

const texts = ["op", "path", "from"] as const;
const known: ReadonlySet<string> = new Set([...texts, "value"]);

/** Reads the operations; 400 where a part has another type. What is left out is empty or null. */
export function readOperations(value: Json): readonly Written[] {
  if (value === null) return [];
  if (!isList(value)) throw undecodable(value, "value of type []handlers.jsonPatchOp");
  return value.map((item) => {
    if (item !== null && !isObject(item)) throw undecodable(item, "value of type handlers.jsonPatchOp");
    const text = (field: (typeof texts)[number]): string => {
      const found = item?.[field] ?? "";
      if (typeof found !== "string") throw undecodable(found, `struct field jsonPatchOp.${field} of type string`);
      return found;
    };
    return { op: text("op"), path: text("path"), from: text("from"), value: item?.value ?? null };
  });
}

function undecodable(value: Json, into: string): Error {
  const found = typeName(value).replace("integer", "number").replace("boolean", "bool");
  return badRequest(`error decoding patch: json: cannot unmarshal ${found} into Go ${into}`);
}

/** What strict decoding says of keys that no operation has. */
export function unknownKeys(value: Json): readonly string[] {
  if (!isList(value)) return [];
  return value.flatMap((item, index) =>
    Object.keys(isObject(item) ? item : {})
      .filter((key) => !known.has(key))
      .map((key) => `json patch unknown field "[${index}].${key}"`),
  );
}
