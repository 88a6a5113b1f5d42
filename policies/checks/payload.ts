import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { jsonSize } from "../facts/json-size.ts";
import type { Found } from "../finding.ts";
import { tooLong } from "../finding.ts";

/** Largest object that a run may be, in bytes of JSON. */
export const maxObjectBytes = 1_048_576;

/** A payload that is too large to be passed inline. */
export function sizeFindings(path: Path, payload: JsonObject | undefined, most: number): readonly Found[] {
  if (payload === undefined) return [];
  const size = jsonSize(payload);
  if (size <= most) return [];
  const fix = `keep it to ${most} bytes, or pass a reference to storage`;
  return [tooLong(path, `is ${size} bytes of JSON`, { fix })];
}
