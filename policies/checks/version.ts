import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import type { Target } from "./targets.ts";
import { specText } from "./targets.ts";

/** A version pin that the object which is there does not have. */
export function pinFinding(target: Target, path: Found["path"], object: JsonObject | undefined): readonly Found[] {
  if (object === undefined || target.version === undefined) return [];
  const version = specText(object, "version");
  if (version === target.version) return [];
  const has = version === "" ? "has no version" : `has version ${brief(version)}`;
  const message = `${brief(target.version)} is pinned, and "${target.namespace}/${target.name}" ${has}`;
  if (version === "") return [invalid(path, message, { fix: "remove the pin, or give the object that version" })];
  return [invalid(path, message, { fix: `pin ${brief(version)}`, replacement: version })];
}
