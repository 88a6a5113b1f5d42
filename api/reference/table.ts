import type { Schema } from "../schema.ts";
import { boundsWords } from "./bounds-words.ts";
import type { Level, Levels } from "./level.ts";
import { unwrap } from "./level.ts";
import { typeWords } from "./type-words.ts";

/** One level of a reference page: an anchor, a heading, a table of its fields, and the rules that the API server holds. */
export function levelSection(level: Level, home: Levels["home"]): string {
  const rows = Object.entries(level.schema.fields).map(([name, field]) =>
    row(`${level.at}.${name}`, name, field, home),
  );
  const rules = (level.schema.rules ?? []).map(({ message, rule }) => `- ${message}: \`${rule}\``);
  return [
    `<a id="${anchor(level.at)}"></a>\n\n## ${level.at}`,
    level.schema.description,
    ["| Field | Type | Default | Bounds | Meaning |", "|---|---|---|---|---|", ...rows].join("\n"),
    ...(rules.length > 0 ? [`The API server holds:\n\n${rules.join("\n")}`] : []),
  ].join("\n\n");
}

/** The anchor of a level: its path without the marks of lists and maps. */
export function anchor(at: string): string {
  return at.replace(/[[\]{}]/g, "");
}

function row(at: string, name: string, field: Schema, home: Levels["home"]): string {
  const described = home(unwrap(at, field)[0]);
  const type = typeWords(field);
  const cells = [
    `\`${name}\``,
    described === undefined ? type : `[${type}](#${anchor(described)})`,
    preset(field),
    boundsWords(field),
    field.description,
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function preset(field: Schema): string {
  if (field.default !== undefined) return `\`${JSON.stringify(field.default)}\``;
  return field.optional === true ? "" : "required";
}

/** A vertical bar would end the cell, also within code. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
