import { inputHash } from "@bubustack/api/canonical-json";
import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import type { Host } from "../host.ts";

const form = /^[0-9a-f]{64}$/;

/** A hash that is not that of the inputs. Of inputs that lie in storage only its form is looked at. */
export function hashFindings(
  path: Path,
  given: string,
  inputs: JsonObject | undefined,
  stored: boolean,
  host: Host,
): readonly Found[] {
  if (stored) {
    if (form.test(given)) return [];
    const fix = "write 64 lower-case hex digits";
    return [invalid(path, `${brief(given)} is no SHA-256`, { fix })];
  }
  const expected = inputHash(host, inputs);
  if (given === expected) return [];
  const message = `${brief(given, 20)} is not the hash of the inputs`;
  return [invalid(path, message, { fix: `write "${expected}"`, replacement: expected })];
}
