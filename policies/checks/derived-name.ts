import { brief } from "@bubustack/api/json";
import { metadataText } from "../facts/metadata.ts";
import type { Found } from "../finding.ts";
import { forbidden, invalid } from "../finding.ts";

/** A name that must follow from what the object says. `from` is what it follows from, in words. */
export function derivedName(object: { readonly metadata?: unknown }, expected: string, from: string): readonly Found[] {
  const name = metadataText(object, "name");
  const generate = metadataText(object, "generateName");
  const fix = `write ${brief(expected, 300)}`;
  const found: Found[] = [];
  if (generate !== "") {
    const message = `${brief(generate)} would make another name each time`;
    found.push(forbidden(["metadata", "generateName"], message, { fix: "leave it out, and write metadata.name" }));
  }
  if (name !== expected && (name !== "" || generate === "")) {
    const message = `${brief(name)} is not the name that follows from ${from}`;
    found.push(invalid(["metadata", "name"], message, { fix, replacement: expected }));
  }
  return found;
}
