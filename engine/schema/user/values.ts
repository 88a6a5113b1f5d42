import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Run } from "./model.ts";
import { opacity } from "./opaque.ts";
import { spend } from "./run.ts";
import type { Truth } from "./truth.ts";
import { and, invalid, unknown, valid } from "./truth.ts";

/** Whether a value equals a constant of the schema; numbers by value, objects whatever the order of their keys. */
export function same(constant: Json, value: Json, run: Run, depth = run.path.length): Truth {
  if (!spend(run, 1)) return unknown;
  const seen = opacity(value, run.tolerance, depth);
  if (seen === "anything") return unknown;
  if (seen === "text") return typeof constant === "string" ? unknown : invalid;
  if (constant === value) return valid;
  if (isList(constant)) return isList(value) ? sameItems(constant, value, run, depth + 1) : invalid;
  return isObject(constant) && isObject(value) ? sameFields(constant, value, run, depth + 1) : invalid;
}

function sameItems(constant: readonly Json[], value: readonly Json[], run: Run, depth: number): Truth {
  if (constant.length !== value.length) return invalid;
  let truth: Truth = valid;
  for (let i = 0; i < constant.length && truth !== invalid; i++)
    truth = and(truth, same(constant[i] ?? null, value[i] ?? null, run, depth));
  return truth;
}

type Fields = { readonly [key: string]: Json | undefined };

function sameFields(constant: Fields, value: Fields, run: Run, depth: number): Truth {
  const keys = Object.keys(constant);
  if (keys.length !== Object.keys(value).length) return invalid;
  let truth: Truth = valid;
  for (const key of keys) {
    if (!Object.hasOwn(value, key)) return invalid;
    truth = and(truth, same(constant[key] ?? null, value[key] ?? null, run, depth));
    if (truth === invalid) break;
  }
  return truth;
}

/** Deepest value that is compared as a whole. */
const deepest = 200;

/**
 * A text that equal values share and others do not; undefined for a value with something unknown in it, or one that is
 * too deep or too costly to look at.
 */
export function fingerprint(value: Json, run: Run, depth = 0): string | undefined {
  if (typeof value === "string") {
    if (!spend(run, 1 + (value.length >> 4))) return undefined;
    return opacity(value, run.tolerance, 1) === "clear" ? JSON.stringify(value) : undefined;
  }
  if (!spend(run, 1)) return undefined;
  if (typeof value !== "object" || value === null) return String(value === 0 ? 0 : value);
  if (depth > deepest) {
    run.exhausted = true;
    return undefined;
  }
  if (opacity(value, run.tolerance, 1) !== "clear") return undefined;
  const parts: string[] = [];
  if (isList(value)) {
    for (const item of value) {
      const part = fingerprint(item, run, depth + 1);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join()}]`;
  }
  const fields: Fields = isObject(value) ? value : {};
  for (const key of Object.keys(fields).sort()) {
    const part = fingerprint(fields[key] ?? null, run, depth + 1);
    if (part === undefined) return undefined;
    parts.push(`${JSON.stringify(key)}:${part}`);
  }
  return `{${parts.join()}}`;
}
