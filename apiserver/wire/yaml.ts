import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { badRequest } from "../status.ts";

export const yamlType = "application/yaml";

/** Expansions of one document by its aliases, as many as its text could not hold itself. */
const mostAliases = 100;

/** YAML as JSON, as the server understands it; 400 where it is none. The library is loaded by the first who needs it. */
export async function jsonOfYaml(text: string): Promise<Buffer> {
  const { parse } = await import("yaml");
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: mostAliases, schema: "core", prettyErrors: false });
  } catch (error) {
    const why =
      error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 160).toWellFormed() : "unreadable";
    throw badRequest(`error decoding YAML: ${why}`);
  }
  // What YAML knows besides JSON becomes plain; depth and size are bounded by whoever reads it.
  return Buffer.from(JSON.stringify(value) ?? "null");
}

/** A value as the API server writes YAML: keys in order, lists not indented, texts that YAML 1.1 would misread in quotes. */
export async function yamlOf(value: Json): Promise<string> {
  const { stringify } = await import("yaml");
  return stringify(sorted(value), { version: "1.1", indentSeq: false, lineWidth: 0, aliasDuplicateObjects: false });
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).toSorted();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}
