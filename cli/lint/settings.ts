import { BubuError } from "@bubustack/api/errors";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings } from "@bubustack/policies/settings";
import { settingsOf } from "@bubustack/policies/settings-of";
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
  const read = settingsOf(document.tree === undefined ? {} : toJson(document.tree));
  const problems = [...broken, ...(read.problems ?? [])];
  if (problems.length > 0 || read.problems !== undefined) {
    throw new BubuError("config/invalid", `${source.name}: ${problems.join("\n")}`);
  }
  return read.settings;
}
