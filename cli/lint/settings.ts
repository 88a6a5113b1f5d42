import { BubuError } from "@bubustack/api/errors";
import { formatPath } from "@bubustack/api/path";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { schemaFinding } from "@bubustack/policies/schema-findings";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings, settingsSchema } from "@bubustack/policies/settings";
import type { Source } from "../source/source.ts";
import { toJson } from "../source/tree.ts";

/** Reads a settings file: one object, any of the settings. All its problems are reported together. */
export function readSettings(source: Source): Settings {
  const [document] = source.documents;
  if (document === undefined) return defaultSettings;
  const broken = document.problems.map(({ start, message }) => {
    const { line, column } = source.lines.at(start);
    return `${source.name}:${line}:${column}: ${message}`;
  });
  const value = document.tree === undefined ? {} : toJson(document.tree);
  const compiled = compile(structural(settingsSchema));
  const known = compiled.prune(value, (path) => broken.push(`${formatPath(path)}: is not a setting`));
  const { view, violations } = compiled.check(compiled.defaults(known));
  for (const violation of violations) {
    const { message, fix } = schemaFinding("settings", violation);
    broken.push(`${formatPath(violation.path)}: ${message}${fix === undefined ? "" : `; ${fix}`}`);
  }
  if (broken.length > 0) throw new BubuError("config/invalid", `${source.name}: ${broken.join("\n")}`);
  // The check has found no violation, so the view is of the schema's static type.
  return view as Settings;
}
