import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";

/** A text of a JSON value that is a template. */
export interface TemplateText {
  readonly path: Path;
  readonly text: string;
  /** Further roots that it may read: the names of `$bubuTemplateVars` beside it. */
  readonly variables?: readonly string[];
}

/** Marks an object as a template that brings variables of its own: `{"$bubuTemplate": "…", "$bubuTemplateVars": {…}}`. */
export const templateKey = "$bubuTemplate";
export const variablesKey = "$bubuTemplateVars";

/** True for texts that are evaluated: a text without `{{` stands for itself. */
export function isTemplate(text: string): boolean {
  return text.includes("{{");
}

/**
 * Every text that is a template within a JSON value, with its path below `at`, in the order of the value. Keys are never
 * templates. Iterative, so that deep input cannot exhaust the stack.
 */
export function templateIn(value: Json | undefined, at: Path = []): readonly TemplateText[] {
  if (typeof value === "string") return isTemplate(value) ? [{ path: at, text: value }] : [];
  if (typeof value !== "object" || value === null) return [];
  const found: TemplateText[] = [];
  const stack: Entry[] = [{ value, parent: undefined, key: undefined }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { value: held } = entry;
    if (typeof held === "string") found.push(told([...at, ...pathOf(entry)], held, entry));
    else if (Array.isArray(held)) {
      for (let i = held.length - 1; i >= 0; i--) {
        const child: Json | undefined = held[i];
        if (mayHold(child)) stack.push({ value: child, parent: entry, key: i });
      }
    } else if (isObject(held)) {
      const keys = Object.keys(held);
      for (let i = keys.length - 1; i >= 0; i--) {
        const key = keys[i] ?? "";
        const child = held[key];
        if (mayHold(child)) stack.push({ value: child, parent: entry, key });
      }
    }
  }
  return found;
}

/** True for a template, and for what others may stand in. */
function mayHold(value: Json | undefined): boolean {
  return typeof value === "string" ? isTemplate(value) : typeof value === "object" && value !== null;
}

interface Entry {
  readonly value: Json | undefined;
  readonly parent: Entry | undefined;
  readonly key: string | number | undefined;
}

function told(path: Path, text: string, { key, parent }: Entry): TemplateText {
  if (key !== templateKey) return { path, text };
  const beside = parent?.value as JsonObject | undefined;
  const variables = beside?.[variablesKey];
  return { path, text, variables: isObject(variables) ? Object.keys(variables) : [] };
}

function pathOf(entry: Entry): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Entry | undefined = entry; at?.key !== undefined; at = at.parent) path.push(at.key);
  return path.reverse();
}
