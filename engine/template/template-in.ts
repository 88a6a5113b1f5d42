import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";

/** A text of a JSON value that is a template. */
export interface TemplateText {
  readonly path: Path;
  readonly text: string;
}

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
    if (typeof held === "string") {
      if (isTemplate(held)) found.push({ path: [...at, ...pathOf(entry)], text: held });
    } else if (Array.isArray(held)) {
      for (let i = held.length - 1; i >= 0; i--) stack.push({ value: held[i], parent: entry, key: i });
    } else if (typeof held === "object" && held !== null) {
      const children = Object.entries(held);
      for (let i = children.length - 1; i >= 0; i--) {
        const [key, child] = children[i] ?? [];
        stack.push({ value: child, parent: entry, key });
      }
    }
  }
  return found;
}

interface Entry {
  readonly value: Json | undefined;
  readonly parent: Entry | undefined;
  readonly key: string | number | undefined;
}

function pathOf(entry: Entry): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Entry | undefined = entry; at?.key !== undefined; at = at.parent) path.push(at.key);
  return path.reverse();
}
