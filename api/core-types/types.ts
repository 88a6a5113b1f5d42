/** A short notation for the types of core/v1, and the schemas that it stands for. */
import type { Structural } from "../structural.ts";
import { podFields } from "./pods.ts";
import { statusFields } from "./statuses.ts";
import { volumeFields } from "./volumes.ts";

type Properties = { readonly [name: string]: Structural };

/** Makes the schema of a type. `described` stands in the place of its fields of the same names. */
export type TypeOf = (name: string, description?: string, described?: Properties) => Structural;

/**
 * Reads tables of types. A type is a line with its name, `!` after it where it is replaced as a whole, and indented lines with its
 * fields, each `name` or `name:type`. Types: nothing for text, `bool`, `int32`, `int64`, `time`, `quantity`, `port` (a number or a
 * name), `any`, the name of a type; `[type]` a list, with `set` or the keys of its items behind it where it is merged; `{type}` a
 * map, with `!` where it is replaced as a whole. `quantity` is the schema of amounts (`500m`, `1Gi`). Schemas are made when they are first wanted, once for each type.
 */
export function typesOf(tables: readonly string[], quantity: Structural): TypeOf {
  const lines = new Map<string, { readonly atomic: boolean; readonly fields: string[] }>();
  let fields: string[] = [];
  for (const line of tables.flatMap((table) => table.split("\n"))) {
    if (line.startsWith(" ")) fields.push(...line.trim().split(" "));
    else if (line !== "") {
      const atomic = line.endsWith("!");
      fields = [];
      lines.set(atomic ? line.slice(0, -1) : line, { atomic, fields });
    }
  }
  const made = new Map<string, Structural>();
  const named = (name: string): Structural => {
    const scalar = name === "quantity" ? quantity : scalars[name];
    if (scalar !== undefined) return scalar;
    let schema = made.get(name);
    if (schema === undefined) {
      schema = whole(name);
      made.set(name, schema);
    }
    return schema;
  };
  const whole: TypeOf = (name, description = `${name} of core/v1.`, described = {}) => {
    const found = lines.get(name);
    if (found === undefined) throw new Error(`the type ${name} is not in the tables`);
    const properties = found.fields.map((field): [string, Structural] => {
      const [own = "", type = ""] = field.split(":");
      return [own, described[own] ?? schemaOf(type, named)];
    });
    return {
      type: "object",
      description,
      properties: Object.fromEntries(properties),
      ...(found.atomic && { "x-kubernetes-map-type": "atomic" }),
    };
  };
  return whole;
}

const scalars: { readonly [type: string]: Structural } = {
  "": { type: "string" },
  bool: { type: "boolean" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  time: { type: "string", format: "date-time", nullable: true },
  port: { "x-kubernetes-int-or-string": true },
  any: { "x-kubernetes-preserve-unknown-fields": true },
};

function schemaOf(type: string, named: (name: string) => Structural): Structural {
  const [, bracket, inner = "", behind = ""] = /^([[{])(.*)[\]}]([^\]}]*)$/.exec(type) ?? [];
  if (bracket === undefined) return named(type);
  const items = schemaOf(inner, named);
  if (bracket === "{")
    return {
      type: "object",
      additionalProperties: items,
      ...(behind === "!" && { "x-kubernetes-map-type": "atomic" }),
    };
  return {
    type: "array",
    items,
    ...(behind === "set" && { "x-kubernetes-list-type": "set" }),
    ...(behind !== "" &&
      behind !== "set" && { "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": behind.split(",") }),
  };
}

/** The types of core/v1 that pods are made of. */
export function coreTypes(quantity: Structural): TypeOf {
  return typesOf([podFields, volumeFields, statusFields], quantity);
}
