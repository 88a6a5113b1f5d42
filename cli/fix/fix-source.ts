import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { pointer } from "@bubustack/api/path";
import type { Correction } from "@bubustack/policies/finding";
import type { PatchOperation } from "@bubustack/policies/merge/json-patch";
import { applyPatch } from "@bubustack/policies/merge/json-patch";
import type { Subject } from "../lint/subjects.ts";
import type { Source } from "../source/source.ts";
import { readSource } from "../source/source.ts";
import { child, toJson } from "../source/tree.ts";
import type { Change } from "./change.ts";
import { editFor } from "./edit-for.ts";
import type { Edit } from "./edits.ts";
import { applyEdits } from "./edits.ts";

/** A file with what was changed in it. */
export interface Fixed {
  readonly text: string;
  readonly made: readonly Change[];
}

/**
 * Makes changes in the text of a file, or as many of them as can be made: all at once, else the first one that can be
 * made alone. A text counts only if reading it again yields exactly the objects that the changes ask for, and every
 * other object as it was: so neither an alias, a merge nor an odd indentation can turn a change into another one.
 */
export function fixSource(source: Source, changes: readonly Change[]): Fixed {
  const all = attempt(source, changes);
  if (all !== undefined) return { text: all, made: changes };
  for (const change of changes) {
    const one = attempt(source, [change]);
    if (one !== undefined) return { text: one, made: [change] };
  }
  return { text: source.text, made: [] };
}

function attempt(source: Source, changes: readonly Change[]): string | undefined {
  const edits: Edit[] = [];
  for (const { subject, correction } of changes) {
    const { text, syntax } = source;
    const edit = editFor({ text, tree: subject.tree, syntax }, correction);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const text = applyEdits(source.text, edits);
  return text !== undefined && reads(text, source, changes) ? text : undefined;
}

/** True where a text reads as the file did, with the changes made. */
function reads(text: string, source: Source, changes: readonly Change[]): boolean {
  const documents = readSource(source.name, Buffer.from(text)).documents;
  if (documents.length !== source.documents.length) return false;
  return source.documents.every(({ tree }, at) => {
    const now = documents[at]?.tree;
    if (tree === undefined || now === undefined) return tree === now;
    const own = changes.flatMap(({ subject, correction }) => {
      const prefix = prefixOf(tree, subject);
      return prefix === undefined ? [] : [{ ...correction, path: [...prefix, ...correction.path] }];
    });
    const wanted = corrected(toJson(tree), own);
    return wanted !== undefined && equal(wanted, toJson(now));
  });
}

/** Where an object stands in a document: the document itself, or an item of a List. */
function prefixOf(tree: Subject["tree"], subject: Subject): Path | undefined {
  if (tree === subject.tree) return [];
  const items = child(tree, "items");
  const at = items?.type === "list" ? items.items.indexOf(subject.tree) : -1;
  return at < 0 ? undefined : ["items", at];
}

/** The value with corrections made; removals last and from the end, so that places stay what they are. */
function corrected(value: Json, corrections: readonly Correction[]): Json | undefined {
  const removals = corrections.filter((one) => "remove" in one).toSorted((a, b) => -compare(a.path, b.path));
  const rest = corrections.filter((one) => !("remove" in one));
  let current = value;
  for (const one of [...rest, ...removals]) {
    const result = applyPatch(current, operationsOf(one));
    const added = "problem" in result && "set" in one ? applyPatch(current, [add(one)]) : result;
    if ("problem" in added) return undefined;
    current = added.document;
  }
  return current;
}

function add(correction: Extract<Correction, { set: Json }>): PatchOperation {
  return { op: "add", path: pointer(correction.path), value: correction.set };
}

function operationsOf(correction: Correction): readonly PatchOperation[] {
  const path = pointer(correction.path);
  if ("remove" in correction) return [{ op: "remove", path }];
  if ("rename" in correction) {
    return [{ op: "move", from: path, path: pointer([...correction.path.slice(0, -1), correction.rename]) }];
  }
  return [{ op: "replace", path, value: correction.set }];
}

function compare(a: Path, b: Path): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left, right] = [a[at], b[at]];
    if (left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left ?? "") < String(right ?? "") ? -1 : 1;
  }
  return 0;
}
