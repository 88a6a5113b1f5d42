import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { circumstances } from "@bubustack/policies/rules-reference";
import { stringify } from "yaml";
import type { Style } from "../terminal/style.ts";
import type { Entry } from "./entry.ts";

const effects: { readonly [effect in Entry["effect"]]: string } = {
  deny: "refuses",
  warn: "warns",
  guard: "refuses deletion",
  default: "fills in",
  schema: "refuses",
  file: "found by bubu lint",
};

/** All about a rule, for people; examples are YAML. */
export function page(entry: Entry, style: Style): string {
  const parts = [
    `${style.bold(entry.id)} ${style.dim(`(${effects[entry.effect]}, on ${entry.occasion})`)}\n${entry.summary}`,
    `${style.bold("Why")}\n${entry.why}`,
    ...entry.examples.map(({ means, example }) => exampleText(means, example, entry, style)),
    ...(entry.covers.length === 0 ? [] : [`${style.bold("Covers")} ${entry.covers.join(", ")}`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

type Shown = Entry["examples"][number];

function exampleText(means: Shown["means"], example: Shown["example"], entry: Entry, style: Style): string {
  const word =
    entry.effect === "warn" && means === "refused" ? "Warned about" : means === "filled" ? "Filled in" : capital(means);
  const paint = means === "refused" ? style.red : style.green;
  const title = example.title === undefined ? "" : `: ${example.title}`;
  const besides = (example.related ?? []).map((object) => `# besides, there is:\n${yaml(object)}`);
  const old = example.old === undefined ? [] : [`# before:\n${yaml(example.old)}`];
  const now = example.old === undefined ? yaml(example.object) : `# after:\n${yaml(example.object)}`;
  const filled = "filled" in example && isObject(example.filled) ? [`# becomes:\n${yaml(example.filled)}`] : [];
  const documents = [...besides, ...old, now, ...filled].join("---\n");
  return `${paint(`${word}${title}`)}${circumstances(example)}\n${indent(documents)}`;
}

function yaml(value: JsonObject): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
