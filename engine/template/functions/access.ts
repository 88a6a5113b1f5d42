import { indexed } from "../access.ts";
import { Fault } from "../fault.ts";
import { offloaded } from "../offloaded.ts";
import type { Run } from "../run.ts";
import { textOf } from "../text.ts";
import { byteLength } from "../utf8.ts";
import type { Dict, List, Value } from "../value.ts";
import { dictOf, entry, int, isDict, isList, keysOf, named } from "../value.ts";
import type { Functions } from "./take.ts";
import { any, dict, text } from "./take.ts";

function index([value, ...keys]: List, run: Run): Value {
  let found = value;
  if (keys.length === 0 && (found === undefined || found === null)) return indexed(found, null, run);
  for (const key of keys) found = indexed(found, key, run);
  return found;
}

function length(value: Value, run: Run): Value {
  if (value === undefined || value === null) return int(0);
  if (typeof value === "string") {
    run.charge(value.length / 8);
    return int(byteLength(value));
  }
  if (isList(value)) return int(value.length);
  if (isDict(value)) {
    offloaded(value, run);
    return int(counted(value, run).length);
  }
  throw new Fault("value", `${named(value)} has no length`, run.at, { fix: "give it a text, a list or an object" });
}

/** The keys of a map, paid for. */
function counted(value: Dict, run: Run): readonly string[] {
  const keys = keysOf(value);
  run.charge(keys.length);
  return keys;
}

function dig(args: List, run: Run): Value {
  const keys = args.slice(0, -2);
  let found: Value = any(args, args.length - 1);
  for (const key of keys) {
    if (!isDict(found) || typeof key !== "string") {
      const what = isDict(found) ? `${named(key)} is no key of an object` : `${named(found)} has no keys`;
      throw new Fault("value", `dig: ${what}`, run.at, { fix: "write the keys, a fallback and an object" });
    }
    offloaded(found, run);
    if (!Object.hasOwn(found, key)) return any(args, args.length - 2);
    found = entry(found, key) ?? null;
  }
  return found;
}

function made(args: List, run: Run): Value {
  const entries: [string, Value][] = [];
  for (let at = 0; at < args.length; at += 2)
    entries.push([textOf(any(args, at), run), at + 1 < args.length ? any(args, at + 1) : ""]);
  return dictOf(entries);
}

function pick(args: List): Value {
  const source = dict(args, 0);
  const names = args.slice(1).filter((name) => typeof name === "string");
  return dictOf(
    names.filter((name) => entry(source, name) !== undefined).map((name) => [name, entry(source, name)] as const),
  );
}

function omit(args: List, run: Run): Value {
  const source = dict(args, 0);
  const names = new Set(args.slice(1));
  return dictOf(
    counted(source, run)
      .filter((key) => !names.has(key))
      .map((key) => [key, entry(source, key)] as const),
  );
}

export const access: Functions = {
  index,
  len: ([value], run) => length(value, run),
  get: (args, run) => {
    offloaded(dict(args, 0), run);
    return Object.hasOwn(dict(args, 0), text(args, 1)) ? (entry(dict(args, 0), text(args, 1)) ?? null) : "";
  },
  hasKey: (args, run) => {
    offloaded(dict(args, 0), run);
    return entry(dict(args, 0), text(args, 1)) !== undefined;
  },
  dig,
  pluck: ([key, ...dicts]) =>
    dicts.flatMap((one) => {
      const found = isDict(one) && typeof key === "string" ? entry(one, key) : undefined;
      return found === undefined ? [] : [found];
    }),
  keys: (dicts, run) => dicts.flatMap((one) => (isDict(one) ? counted(one, run) : [])),
  values: (args, run) => counted(dict(args, 0), run).map((key) => entry(dict(args, 0), key)),
  pick: (args, run) => {
    offloaded(dict(args, 0), run);
    return pick(args);
  },
  omit: (args, run) => {
    offloaded(dict(args, 0), run);
    return omit(args, run);
  },
  dict: made,
};
