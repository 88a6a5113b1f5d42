import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../object.ts";

/** What this server does not evaluate of a definition, one line each. */
export function unevaluatedOf(crd: JsonObject): readonly string[] {
  const found = new Set<string>();
  const name = textAt(crd, "metadata", "name");
  if (textAt(crd, "spec", "conversion", "strategy") === "Webhook") found.add("conversion webhook");
  return [...found].map((what) => `not evaluated by this server: ${what} of ${name}`);
}
