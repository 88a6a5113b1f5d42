import { same } from "../compare.ts";
import { Fault } from "../fault.ts";
import type { Run } from "../run.ts";
import { textOf } from "../text.ts";
import type { List, Value } from "../value.ts";
import { byBytes, dictOf, isList, named, truthy } from "../value.ts";
import { toInteger } from "./convert.ts";
import type { Functions, TemplateFunction } from "./take.ts";
import { any, text, whole } from "./take.ts";

/** The list that an argument must be, paid for. */
function list(args: List, at: number, name: string, run: Run): List {
  const value = any(args, at);
  if (!isList(value))
    throw new Fault("value", `${name} needs a list, not ${named(value)}`, run.at, { fix: "make one with list", name });
  run.charge(value.length / 4);
  return value;
}

/** A function over the list that its argument number `at` is. */
function over(name: string, at: number, work: (items: List, args: List, run: Run) => Value): TemplateFunction {
  return (args, run) => work(list(args, at, name, run), args, run);
}

function includes(items: List, value: Value, run: Run): boolean {
  return items.some((item) => same(item, value, run));
}

function uniq(items: List, _: List, run: Run): Value {
  const found: Value[] = [];
  for (const item of items) if (!includes(found, item, run)) found.push(item);
  return found;
}

/** Texts of the items; what is nothing is left out. What is no list is one item. */
function texts(value: Value, run: Run): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!isList(value)) return [textOf(value, run)];
  run.charge(value.length);
  return value.filter((item) => item !== null && item !== undefined).map((item) => textOf(item, run));
}

function part(items: List, args: List, run: Run): Value {
  if (items.length === 0) return null;
  const from = args.length > 1 ? Number(toInteger(any(args, 1))) : 0;
  const to = args.length > 2 ? Number(toInteger(any(args, 2))) : items.length;
  if (from < 0 || to > items.length || from > to)
    throw new Fault("value", `slice from ${from} to ${to} does not fit a list of ${items.length}`, run.at, {
      fix: "guard it with len",
    });
  return items.slice(from, to);
}

function parts(separator: string, source: string, count: number, run: Run): readonly string[] {
  if (count === 0) return [];
  const pieces = separator === "" ? [...source] : source.split(separator);
  run.charge(1 + source.length / 8 + pieces.length);
  if (separator === "" && source === "") return [];
  if (count < 0 || pieces.length <= count) return pieces;
  const kept = pieces.slice(0, count - 1);
  return [...kept, pieces.slice(count - 1).join(separator)];
}

/** `_0`, `_1` … for each part. */
function numbered(pieces: readonly string[]): Value {
  return dictOf(pieces.map((piece, at) => [`_${at}`, piece] as const));
}

function joined(args: List, run: Run): Value {
  const pieces = texts(any(args, 1), run);
  const separator = text(args, 0);
  run.text(pieces.reduce((sum, piece) => sum + piece.length + separator.length, 0));
  return pieces.join(separator);
}

function concat(args: List, run: Run): Value {
  return args.flatMap((_, at) => list(args, at, "concat", run));
}

const plain: Functions = {
  list: (args) => args,
  tuple: (args) => args,
  first: over("first", 0, ([item]) => item ?? null),
  rest: over("rest", 0, (items) => items.slice(1)),
  last: over("last", 0, (items) => items.at(-1) ?? null),
  initial: over("initial", 0, (items) => items.slice(0, -1)),
  append: over("append", 0, (items, args) => [...items, any(args, 1)]),
  push: over("push", 0, (items, args) => [...items, any(args, 1)]),
  prepend: over("prepend", 0, (items, args) => [any(args, 1), ...items]),
  reverse: over("reverse", 0, (items) => items.toReversed()),
  uniq: over("uniq", 0, uniq),
  without: over("without", 0, (items, args, run) => items.filter((item) => !includes(args.slice(1), item, run))),
  has: (args, run) => any(args, 1) !== null && includes(list(args, 1, "has", run), any(args, 0), run),
  slice: over("slice", 0, part),
  compact: over("compact", 0, (items) => items.filter(truthy)),
};

/** The same functions by their names with "must": both refuse what they cannot do. */
const must: Functions = Object.fromEntries(
  "First Rest Last Initial Append Push Prepend Reverse Uniq Without Has Slice Compact"
    .split(" ")
    .map((name) => [`must${name}`, plain[name.toLowerCase()]]),
);

export const lists: Functions = {
  ...plain,
  ...must,
  concat,
  sortAlpha: ([value], run) => {
    const found = [...texts(value, run)];
    run.charge(found.length * Math.log2(found.length + 1));
    return isList(value) ? found.sort(byBytes) : [textOf(value, run)];
  },
  join: joined,
  toStrings: ([value], run) => texts(value, run),
  split: (args, run) => numbered(parts(text(args, 0), text(args, 1), -1, run)),
  splitList: (args, run) => parts(text(args, 0), text(args, 1), -1, run),
  splitn: (args, run) => numbered(parts(text(args, 0), text(args, 2), whole(args, 1), run)),
};
