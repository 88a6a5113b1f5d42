/** The cases as they stand in the files of this folder's subfolders; docs/conformance.md describes the format. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { parse } from "yaml";

/** What a request is sent as: an HTTP method, or a kind of patch. */
export const verbs = [
  "GET",
  "HEAD",
  "OPTIONS",
  "POST",
  "PUT",
  "DELETE",
  "PATCH",
  "APPLY",
  "MERGE",
  "JSON",
  "STRATEGIC",
  "WATCH",
  "ASKED",
] as const;
export type Verb = (typeof verbs)[number];

const stepKeys: ReadonlySet<string> = new Set([
  ...["body", "as", "groups", "token", "anonymous", "headers", "accept", "is", "says", "causes", "has", "exactly"],
  ...["text", "warns", "keep", "eventually", "while", "events", "ends", "requests", "answers"],
]);

export interface Step {
  readonly verb: Verb;
  /** What the verb is about: a short path, or for ASKED the name of a webhook. */
  readonly target: string;
  readonly keys: JsonObject;
  readonly steps: readonly Step[];
}

export interface Case {
  /** `<folder>/<file>: <name>`. */
  readonly id: string;
  readonly steps: readonly Step[];
  /** The minor version of Kubernetes from which on this is known to be answered; undefined: by every supported one. */
  readonly since: number | undefined;
  /** What the webhooks of the case answer, by name. */
  readonly hooks: JsonObject;
}

/**
 * Every case of every file below a folder, ordered by file; those of admission policies and of their types have a form of their own. Throws
 * where one cannot be read.
 */
export function readCases(folder: string = import.meta.dirname): readonly Case[] {
  return globSync("*/**/*.yaml", { cwd: folder, exclude: ["admission-policies/**", "type-checking/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .flatMap((path) => casesIn(path.replace(/\.yaml$/, ""), readFileSync(join(folder, path), "utf8")));
}

/** The cases of one file. `path` is its name without the ending. */
export function casesIn(path: string, text: string): readonly Case[] {
  const file: unknown = parse(text, { merge: true, maxAliasCount: 10_000 });
  if (!isObject(file) || !isObject(file["cases"])) throw new Error(`${path}: no cases`);
  const strange = Object.keys(file).filter((key) => !["about", "shared", "cases"].includes(key));
  if (strange.length > 0) throw new Error(`${path}: unknown ${strange.join(", ")}`);
  return Object.entries(file["cases"]).map(([name, value]) => {
    const id = `${path}: ${name}`;
    const { steps, hooks } = isObject(value) ? value : { steps: value, hooks: undefined };
    const { since, rest } = sinceOf(steps, id);
    return { id, since, steps: stepsOf(rest, id), hooks: isObject(hooks) ? hooks : {} };
  });
}

/** The release that stands before the first step: `- since: "1.36"`. */
function sinceOf(
  steps: Json | undefined,
  id: string,
): { readonly since: number | undefined; readonly rest: Json | undefined } {
  const [first, ...rest] = Array.isArray(steps) ? steps : [];
  if (!isObject(first) || !Object.hasOwn(first, "since")) return { since: undefined, rest: steps };
  const [, minor] = /^1\.(\d+)$/.exec(String(first["since"])) ?? [];
  if (minor === undefined || Object.keys(first).length > 1) throw new Error(`${id}: since wants a release, "1.36"`);
  return { since: Number(minor), rest };
}

function stepsOf(value: Json | undefined, id: string): readonly Step[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${id}: no steps`);
  return value.map((step, index) => stepOf(step, `${id}, step ${index + 1}`));
}

function stepOf(value: Json, at: string): Step {
  if (!isObject(value)) throw new Error(`${at}: is no step`);
  const { while: nested, ...keys } = value;
  const named = verbs.filter((verb) => Object.hasOwn(keys, verb));
  const [verb] = named;
  if (verb === undefined || named.length > 1) throw new Error(`${at}: a step has one of ${verbs.join(", ")}`);
  const { [verb]: target, ...rest } = keys;
  if (typeof target !== "string") throw new Error(`${at}: ${verb} wants a path`);
  const strange = Object.keys(rest).filter((key) => !stepKeys.has(key));
  if (strange.length > 0) throw new Error(`${at}: unknown ${strange.join(", ")}`);
  return { verb, target, keys: rest, steps: nested === undefined ? [] : stepsOf(nested, at) };
}
