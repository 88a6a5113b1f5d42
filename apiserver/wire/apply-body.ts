import type { Json } from "@bubustack/api/json";
import { badRequest } from "../status.ts";
import type { Parsed } from "./body.ts";
import { parseJson } from "./body.ts";
import type { Call } from "./call.ts";

/** Expansions of one document by its aliases, as many as its text could not hold itself. */
const mostAliases = 100;

/** Parses the body of an apply: YAML, or JSON as most clients send it. 400 where it is neither. */
export async function parseApply(call: Pick<Call, "body">): Promise<Parsed> {
  const text = call.body.toString("utf8");
  if (text.trimStart().startsWith("{")) return parseJson(call.body);
  // Loaded where it is needed: hardly any client sends YAML.
  const { parse } = await import("yaml");
  let value: Json;
  try {
    value = parse(text, { maxAliasCount: mostAliases, schema: "core", prettyErrors: false });
  } catch (error) {
    const why =
      error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 160).toWellFormed() : "unreadable";
    throw badRequest(`error decoding YAML: ${why}`);
  }
  // Back through JSON: what YAML knows besides becomes plain, depth and size are bounded as anywhere.
  return parseJson(Buffer.from(JSON.stringify(value) ?? "null"));
}
