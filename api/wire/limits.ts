import type { Field, Limits, ListField, MapField, Message, ScalarField } from "./message.ts";

/** A value that is outside of what its field says. */
export interface LimitProblem {
  /** Names of the fields down to the value, items by number, entries of maps by key. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Most problems that are told of one message. */
const most = 100;

/** What of a message is beyond the bounds of its fields. The bounds are part of the contract; the wire does not hold them. */
export function limitProblems<T>(message: Message<T>, value: T): readonly LimitProblem[] {
  const found: LimitProblem[] = [];
  look(message, value as Values, [], found);
  return found;
}

type Values = { readonly [name: string]: unknown };
type Path = readonly (string | number)[];

function look(message: Message, value: Values, path: Path, found: LimitProblem[]): void {
  for (const [name, field] of Object.entries(message.fields)) {
    if (found.length >= most) return;
    const given = value[name];
    if (given !== undefined) lookAt(field, given, [...path, name], found);
  }
}

function lookAt(field: Field, given: unknown, path: Path, found: LimitProblem[]): void {
  switch (field.kind) {
    case "struct":
      return;
    case "message":
      look(field.message, given as Values, path, found);
      return;
    case "oneof": {
      const chosen = given as { readonly case: string; readonly value: Values };
      const option = Object.hasOwn(field.options, chosen.case) ? field.options[chosen.case] : undefined;
      if (option !== undefined) look(option.message, chosen.value, [...path.slice(0, -1), chosen.case], found);
      return;
    }
    case "list":
      lookAtList(field, given as readonly unknown[], path, found);
      return;
    case "map":
      lookAtMap(field, given as { readonly [key: string]: string }, path, found);
      return;
    default:
      scalar(field, given, path, found);
  }
}

function lookAtList(field: ListField, items: readonly unknown[], path: Path, found: LimitProblem[]): void {
  bound(field.limits, items.length, "entries", path, found);
  for (const [at, item] of items.entries()) {
    if (found.length >= most) return;
    lookAt(field.item, item, [...path, at], found);
  }
}

function lookAtMap(field: MapField, map: { readonly [key: string]: string }, path: Path, found: LimitProblem[]): void {
  const entries = Object.entries(map);
  bound(field.limits, entries.length, "entries", path, found);
  for (const [key, value] of entries) {
    if (found.length >= most) return;
    bound(field.keys, lengthOf(key), "characters in a key", path, found);
    bound(field.values, lengthOf(value), "characters", [...path, key], found);
  }
}

function scalar({ kind, limits }: ScalarField, given: unknown, path: Path, found: LimitProblem[]): void {
  if (limits === undefined) return;
  if (kind === "string") bound(limits, lengthOf(given as string), "characters", path, found);
  else if (kind === "bytes") bound(limits, (given as Uint8Array).length, "bytes", path, found);
  else bound(limits, Number(given), undefined, path, found);
}

/** Characters are code points, as everywhere in protobuf's own validation. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function bound(
  limits: Limits | undefined,
  size: number,
  unit: string | undefined,
  path: Path,
  found: LimitProblem[],
): void {
  const { min, max } = limits ?? {};
  const has = unit === undefined ? `is ${size}` : `has ${size} ${unit}`;
  if (max !== undefined && size > max) found.push({ path, message: `${has}, more than ${max}` });
  if (min !== undefined && size < min) found.push({ path, message: `${has}, less than ${min}` });
}
