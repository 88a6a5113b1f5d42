import type { Parsed } from "./body.ts";
import { parseJson } from "./body.ts";
import type { Call } from "./call.ts";
import { jsonOfYaml } from "./yaml.ts";

/** Parses the body of an apply: YAML, or JSON as most clients send it. 400 where it is neither. */
export async function parseApply(call: Pick<Call, "body">): Promise<Parsed> {
  const text = call.body.toString("utf8");
  return parseJson(text.trimStart().startsWith("{") ? call.body : await jsonOfYaml(text));
}
