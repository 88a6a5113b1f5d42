import type { FunctionDecl } from "../library/declare.ts";
import { showCall } from "../type/type.ts";

/** So many names are listed at most. */
const most = 8;

/** What may have been meant by a name that is no field: those that read alike, or else all. Undefined where none is known. */
export function fieldHint(name: string, fields: readonly string[] | undefined): string | undefined {
  if (fields === undefined) return undefined;
  if (fields.length === 0) return "it declares no fields, and what is not declared cannot be read";
  return nameHint(name, fields) ?? `its fields are ${listed([...fields].sort(), ", ")}`;
}

/** What may have been meant by a name that is not known: those that read alike. */
export function nameHint(name: string, known: readonly string[] = []): string | undefined {
  const near = [...new Set(known)].filter((one) => alike(name, one) && /^[a-z]/i.test(one));
  return near.length === 0 ? undefined : `did you mean ${listed(near, " or ")}?`;
}

/** What a function takes that was called with other types. */
export function overloadHint({ name, overloads }: FunctionDecl, member: boolean): string | undefined {
  const fitting = overloads.filter((one) => one.member === member);
  const shown = (fitting.length > 0 ? fitting : overloads).map(({ args, member }) => showCall(args, member));
  return `'${name}' takes ${listed([...new Set(shown)], ", ")}`;
}

function listed(items: readonly string[], between: string): string {
  if (items.length <= most) return items.join(between);
  return `${items.slice(0, most).join(between)} and ${items.length - most} more`;
}

/** True where one text becomes the other by one or two changes, or by another case. */
function alike(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (Math.abs(left.length - right.length) > 2 || left.length > 60) return false;
  return distance(left, right) <= (Math.min(left.length, right.length) > 4 ? 2 : 1);
}

/** How many characters must be added, dropped or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
