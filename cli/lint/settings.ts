import { BubuError } from "@bubustack/api/errors";
import { isObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import type { Static } from "@bubustack/api/schema";
import { enums, integer, object, optional } from "@bubustack/api/schema";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { schemaFinding } from "@bubustack/policies/schema-findings";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings } from "@bubustack/policies/settings";
import type { Source } from "../source/source.ts";
import { toJson } from "../source/tree.ts";

const schema = object("What an installation decides about the built-in rules.", {
  crossNamespace: optional(enums("Whether an object may refer to another namespace.", ["deny", "allow"])),
  maxRetries: optional(integer("Retries filled in where a Story names none.", { minimum: 0, maximum: 10 })),
  maxWithBytes: optional(integer("Largest `with` of a Story.", { minimum: 1_024, maximum: 1_048_576 })),
  maxInlineBytes: optional(integer("Largest `with` of an Engram.", { minimum: 1_024, maximum: 1_048_576 })),
});

/** Reads a settings file: one object, any of the settings. All its problems are reported together. */
export function readSettings(source: Source): Settings {
  const [document] = source.documents;
  if (document === undefined) return defaultSettings;
  const broken = document.problems.map(({ start, message }) => {
    const { line, column } = source.lines.at(start);
    return `${source.name}:${line}:${column}: ${message}`;
  });
  const value = document.tree === undefined ? {} : toJson(document.tree);
  const compiled = compile(structural(schema));
  const pruned = compiled.prune(value, (path) => broken.push(`${formatPath(path)}: is not a setting`));
  const { view, violations } = compiled.check(pruned);
  for (const violation of violations) {
    const { message, fix } = schemaFinding("settings", violation);
    broken.push(`${formatPath(violation.path)}: ${message}${fix === undefined ? "" : `; ${fix}`}`);
  }
  if (broken.length > 0) throw new BubuError("config/invalid", `${source.name}: ${broken.join("\n")}`);
  // The check has found no violation, so the view is of the schema's static type.
  const given = isObject(view) ? (view as Static<typeof schema>) : {};
  return { ...defaultSettings, ...withoutUndefined(given) };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
