import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { jsonSize } from "../facts/json-size.ts";
import type { Found } from "../finding.ts";
import { tooLong } from "../finding.ts";

/** A value that is more than `most` bytes of JSON, as the API server encodes it. */
export function sizeFindings(path: Path, value: Json | undefined, most: number): readonly Found[] {
  if (value === undefined) return [];
  const size = jsonSize(value);
  if (size <= most) return [];
  return [
    tooLong(path, `is ${size} bytes of JSON`, { fix: `keep it to ${most} bytes, or pass a reference to storage` }),
  ];
}
