import type { Source } from "./source.ts";

const texts = ["title", "description", "$comment", "contentEncoding", "contentMediaType"] as const;
const flags = ["readOnly", "writeOnly", "deprecated"] as const;
/** Keywords that hold schemas for references to lead to. */
const shelves = ["$defs", "definitions"] as const;

/** Reads the keywords that ask nothing of a value, for their shape only. */
export function annotations(source: Source): void {
  for (const keyword of texts) source.text(keyword);
  for (const keyword of flags) source.flag(keyword);
  source.list("examples");
  for (const keyword of shelves) source.schemaMap(keyword);
  source.schema("contentSchema");
}
