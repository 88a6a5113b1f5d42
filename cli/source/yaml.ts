/**
 * Reads YAML as kubectl does (YAML 1.1 without times and base-60 numbers: those stay text or are not numbers there
 * either), with the place of every value. Whatever has no JSON value is a problem: NaN, dates, binary, keys that are
 * lists.
 */
import type { Pair, ParsedNode, Tags, YAMLMap, YAMLSeq } from "yaml";
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import type { Document, Entry, Problem, Span, Tree } from "./tree.ts";
import { list, map, maxDepth, scalar } from "./tree.ts";

const dropped = /:(timestamp|binary|omap|pairs|set)$/;

/** YAML 1.1's tags without those that kubectl's reader does not resolve. */
function tags(all: Tags): Tags {
  return all.filter(
    (tag) => typeof tag === "string" || !(dropped.test(tag.tag) || ("format" in tag && tag.format === "TIME")),
  );
}

/** All documents of a text that hold anything. */
export function readYaml(text: string): readonly Document[] {
  // Unique keys are looked at below: the parser's own check takes quadratic time.
  const parsed = parseAllDocuments(text, {
    version: "1.1",
    customTags: tags,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  if ("empty" in parsed) return [];
  const documents: Document[] = [];
  for (const document of parsed) {
    const span = { start: document.range[0], end: document.range[1] };
    const [error] = [...document.errors, ...document.warnings];
    if (error !== undefined) {
      documents.push({ ...span, tree: undefined, problems: [syntax(error.pos, error.message, text)] });
    } else if (document.contents !== null && !isEmpty(document.contents as ParsedNode)) {
      const reader = new Reader();
      const tree = reader.node(document.contents as ParsedNode, 0);
      documents.push({ ...span, tree, problems: reader.problems });
    }
  }
  return documents;
}

/** `---` without anything, or with a comment only. */
function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.value === null && node.source === "";
}

function syntax([start, end]: readonly [number, number], message: string, text: string): Problem {
  const [given = message] = message.split("\n");
  const first = given.startsWith("Maximum call stack") ? "nested too deeply to be read" : given;
  const said = first.charAt(0).toLowerCase() + first.slice(1);
  const at = Math.min(start, Math.max(0, text.length - 1));
  const fix = /tab/i.test(first) ? { fix: "indent with spaces" } : {};
  return { start: at, end: Math.max(at + 1, end), message: said, ...fix };
}

const nothing: Span = { start: 0, end: 0 };
/** Most fields that `<<` may copy in one document: copies of copies grow with the square of the text. */
const maxMerged = 100_000;

class Reader {
  readonly problems: Problem[] = [];
  readonly #anchors = new Map<string, Tree>();
  #merged = 0;

  node(node: ParsedNode | null, depth: number, fallback: Span = nothing): Tree {
    if (node === null) return scalar(null, { start: fallback.end, end: fallback.end });
    const span = { start: node.range[0], end: node.range[1] };
    if (depth > maxDepth) return this.#problem(span, `nested deeper than ${maxDepth} levels`);
    if (isAlias(node)) return this.#alias(node.source, span);
    const tree = this.#value(node, span, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, tree);
    return tree;
  }

  #value(node: ParsedNode, span: Span, depth: number): Tree {
    if (isMap(node)) return this.#map(node, span, depth);
    if (isSeq(node)) return this.#list(node, span, depth);
    return isScalar(node) ? this.#scalar(node.value, span) : this.#problem(span, "the value has no JSON form");
  }

  #alias(name: string, span: Span): Tree {
    const tree = this.#anchors.get(name);
    return tree ?? this.#problem(span, `alias *${name} has no anchor &${name} before it`);
  }

  #scalar(value: unknown, span: Span): Tree {
    if (typeof value === "number" && !Number.isFinite(value)) {
      return this.#problem(span, `${value} is not a number that JSON has`, 'write a number, or quote it: "…"');
    }
    if (typeof value === "string" && !value.isWellFormed()) {
      return this.#problem(span, "a lone surrogate is not a character", "write the whole pair");
    }
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return scalar(value, span);
    }
    return this.#problem(span, "the value has no JSON form", "write text, a number, a boolean, a list or an object");
  }

  #list(node: YAMLSeq, span: Span, depth: number): Tree {
    const items = node.items as (ParsedNode | null)[];
    return list(
      items.map((item) => this.node(item, depth + 1, span)),
      span,
    );
  }

  #map(node: YAMLMap, span: Span, depth: number): Tree {
    const entries = new Map<string, Entry>();
    const merges: Tree[] = [];
    for (const pair of node.items as Pair<ParsedNode, ParsedNode | null>[]) {
      const { key } = pair;
      const where = key === null ? span : { start: key.range[0], end: key.range[1] };
      const value = this.node(pair.value, depth + 1, where);
      if (isScalar(key) && typeof key.value === "symbol") {
        merges.push(value);
        continue;
      }
      const name = this.#key(key, where);
      if (name === undefined) continue;
      if (entries.has(name)) this.#problem(where, `key ${JSON.stringify(name)} is given twice`, "keep one of them");
      else entries.set(name, { key: where, value });
    }
    for (const merge of merges) this.#merge(merge, entries);
    return map(entries, span);
  }

  /** kubectl turns keys that are numbers or booleans into text. */
  #key(key: ParsedNode | null, where: Span): string | undefined {
    const value = isScalar(key) ? key.value : undefined;
    const simple = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (simple && String(value).isWellFormed()) return String(value);
    this.#problem(where, "a key has to be text", "quote it");
    return undefined;
  }

  /** `<<`: what the object itself says wins. */
  #merge(from: Tree, into: Map<string, Entry>): void {
    for (const tree of from.type === "list" ? from.items : [from]) {
      if (tree.type !== "map") {
        this.#problem(tree, "<< merges objects only");
        continue;
      }
      this.#merged += tree.entries.size;
      if (this.#merged > maxMerged) return void this.#problem(from, `<< copies more than ${maxMerged} fields`);
      for (const [name, entry] of tree.entries) if (!into.has(name)) into.set(name, entry);
    }
  }

  #problem(span: Span, message: string, fix?: string): Tree {
    this.problems.push({ start: span.start, end: span.end, message, ...(fix === undefined ? {} : { fix }) });
    return scalar(null, span);
  }
}
