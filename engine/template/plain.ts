import { payloadKeys } from "@bubustack/api/keys";
import { indexed } from "./access.ts";
import type { Operand, Pipe } from "./ast.ts";
import { Fault } from "./fault.ts";
import { storageRef } from "./offloaded.ts";
import type { Run } from "./run.ts";
import type { Value } from "./value.ts";
import { dictOf, Int, isDict, isList, named } from "./value.ts";

/** A path from the scope down, with nothing computed in it. */
export type PlainPath = readonly (string | number)[];

/**
 * The path that a pipeline is, where it is nothing but one: `inputs.a`, `.steps.a["b"].c[0]`, `index .steps "a"`. Such
 * a template hands a value on as it is.
 */
export function plainPath(pipe: Pipe): PlainPath | undefined {
  const [command, ...more] = pipe.commands;
  if (command === undefined || more.length > 0 || pipe.variables.length > 0) return undefined;
  const { head, args } = command;
  if (head.kind !== "function") return args.length === 0 ? pathOf(head) : undefined;
  if (head.name !== "index") return undefined;
  const [base, ...keys] = args;
  return base === undefined ? undefined : longer(pathOf(base), keys);
}

function pathOf(operand: Operand): PlainPath | undefined {
  switch (operand.kind) {
    case "dot":
      return [];
    case "variable":
      return operand.name === "$" ? [] : undefined;
    case "root":
      return [operand.name];
    case "pipe":
      return plainPath(operand);
    case "path":
      return longer(
        pathOf(operand.base),
        operand.keys.map((key) => (key.kind === "field" ? key.name : key.operand)),
      );
    default:
      return undefined;
  }
}

function longer(base: PlainPath | undefined, keys: readonly (string | Operand)[]): PlainPath | undefined {
  if (base === undefined) return undefined;
  const path = [...base];
  for (const key of keys) {
    if (typeof key === "string") path.push(key);
    else if (key.kind === "string") path.push(key.value);
    else if (key.kind === "number" && key.int !== undefined) path.push(Number(key.int));
    else return undefined;
  }
  return path;
}

/**
 * The value at a plain path. Every key must exist. What lies within a value that is stored elsewhere is a reference to
 * that part of it.
 */
export function valueAt(scope: Value, path: PlainPath, run: Run): Value {
  let value = scope;
  for (const [index, key] of path.entries()) {
    run.charge();
    const stored = storageRef(value);
    if (stored !== undefined && index > 0) return part(stored, path.slice(index));
    if (isList(value) && typeof key === "number") {
      if (!Number.isInteger(key) || key < 0 || key >= value.length) throw missing(path, index, run);
      value = value[key];
    } else if (typeof value === "string" && typeof key === "number") {
      const byte = indexed(value, key, run);
      value = byte instanceof Int ? Number(byte.value) : byte;
    } else if (isDict(value) && typeof key === "string") {
      if (!Object.hasOwn(value, key) || value[key] === undefined) throw missing(path, index, run);
      value = value[key];
    } else {
      const what = `${shown(path.slice(0, index))} is ${named(value)} and has no ${JSON.stringify(key)}`;
      throw new Fault("value", what, run.at, { fix: "shorten the path" });
    }
  }
  return value;
}

function part(stored: { readonly ref: string; readonly path: string }, path: PlainPath): Value {
  const whole = shown(path);
  const gap = stored.path === "" || whole.startsWith("[") ? "" : ".";
  return dictOf([
    [payloadKeys.storageRef, stored.ref],
    [payloadKeys.storagePath, stored.path + gap + whole],
  ]);
}

function shown(path: PlainPath): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}

function missing(path: PlainPath, index: number, run: Run): Fault {
  const found = path.slice(0, index + 1);
  return new Fault("missing", `there is nothing at ${shown(found)}`, run.at, {
    fix: 'guard it with default: {{ … | default "" }}',
    path: found,
  });
}
