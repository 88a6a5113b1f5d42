import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Referred } from "../facts/targets.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import { specText } from "./targets.ts";

/** Version pins that an object which is there does not have. `field` is the place of the reference in a step. */
export function pinFindings(one: Referred, field: Path, object: JsonObject | undefined): readonly Found[] {
  if (object === undefined) return [];
  const version = specText(object, "version");
  return one.by.flatMap(({ fact, version: pin }) => {
    if (pin === undefined || pin === version) return [];
    const path = [...fact.path, ...field, "version"];
    const has = version === "" ? "has no version" : `has version ${brief(version)}`;
    const message = `${brief(pin)} is pinned, and ${brief(`${one.namespace}/${one.name}`)} ${has}`;
    if (version === "") return [invalid(path, message, { fix: "remove the pin, or give the object that version" })];
    return [invalid(path, message, { fix: `pin ${brief(version)}`, replacement: version })];
  });
}

/** True where a step pins a version of the object. */
export function pinned({ by }: Referred): boolean {
  return by.some(({ version }) => version !== undefined);
}
