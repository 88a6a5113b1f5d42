import type { Parsed } from "@bubustack/engine/template/parse";
import { parse } from "@bubustack/engine/template/parse";
import type { Reference } from "@bubustack/engine/template/reads";
import { references } from "@bubustack/engine/template/references";

/** A template as it was read, and what it reads in turn. */
export interface ParsedTemplate {
  readonly parsed: Parsed;
  /** Nothing where it cannot be parsed. */
  readonly references: readonly Reference[];
}

/** Longer texts are read anew each time. */
const longest = 2_048;
/** Texts that one generation holds. */
const most = 1_000;

// Two generations: when the young one is full, the old one goes. What is kept follows from the text alone, so that a
// verdict is the same with and without it: a Story is judged by two webhooks, and again whenever it is applied.
let young = new Map<string, ParsedTemplate>();
let old: ReadonlyMap<string, ParsedTemplate> = new Map();

/** Reads a template; one that was read lately is not read again. */
export function parsedTemplate(text: string): ParsedTemplate {
  if (text.length > longest) return read(text);
  const known = young.get(text);
  if (known !== undefined) return known;
  const found = old.get(text) ?? read(text);
  if (young.size >= most) {
    old = young;
    young = new Map();
  }
  young.set(text, found);
  return found;
}

function read(text: string): ParsedTemplate {
  const parsed = parse(text);
  return { parsed, references: parsed.template === undefined ? [] : references(parsed.template) };
}
