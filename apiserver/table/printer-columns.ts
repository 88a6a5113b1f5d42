import type { Json, JsonObject } from "@bubustack/api/json";
import { at, textAt } from "../resources/object.ts";
import type { Column } from "../resources/resource.ts";
import { since } from "./age.ts";
import { jsonPath } from "./json-path.ts";
import { age, name } from "./standard.ts";

const customName: Column = {
  ...name,
  description: "Name must be unique within a namespace; it is part of the path of the object, and stays as it is.",
};
const customAge: Column = { ...age, type: "date" };

/** The columns of a custom kind: Name and what the definition gives, or Name and Age where it gives none. */
export function printerColumns(given: readonly Json[]): readonly Column[] {
  return given.length === 0 ? [customName, customAge] : [customName, ...given.map(column)];
}

function column(given: Json): Column {
  const type = textAt(given, "type");
  const path = jsonPath(textAt(given, "jsonPath"));
  const priority = at(given, "priority");
  const format = textAt(given, "format");
  return {
    name: textAt(given, "name"),
    type,
    ...(format === "" ? {} : { format }),
    description:
      textAt(given, "description") ||
      `Custom resource definition column (in JSONPath format): ${textAt(given, "jsonPath")}`,
    ...(typeof priority === "number" ? { priority } : {}),
    cell: (object: JsonObject, now: number) => cell(type, path(object)[0], now),
  };
}

/** A value as a cell of a type; what does not fit the type is empty. */
function cell(type: string, value: Json | undefined, now: number): Json {
  if (value === undefined || value === null) return null;
  switch (type) {
    case "integer":
      return typeof value === "number" ? Math.trunc(value) : null;
    case "number":
      return typeof value === "number" ? value : null;
    case "boolean":
      return typeof value === "boolean" ? value : null;
    case "date":
      if (typeof value !== "string") return null;
      return Number.isNaN(Date.parse(value)) ? "<invalid>" : since(value, now);
    default:
      return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}
