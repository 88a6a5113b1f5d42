import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { combinators } from "./combinators.ts";
import { duplicates } from "./list-type.ts";
import { copyOf, setOwn } from "./own.ts";
import type { Checker, Run } from "./run.ts";
import { misfit, violate } from "./run.ts";
import type { PatternCompiler, ScalarCheck } from "./scalars.ts";
import { enumCheck, numberChecks, stringChecks } from "./scalars.ts";
import { zero } from "./zero.ts";

/** Compiles a structural schema into a checker. Children are compiled when a value first reaches them. */
export function checker(schema: Structural, pattern: PatternCompiler): Checker {
  const typed = withEnum(schema, byType(schema, pattern));
  const combined = combinators(schema, (part) => checker(part, pattern));
  if (combined === undefined) return typed;
  return (value, run) => {
    const view = typed(value, run);
    combined(value, run);
    return view;
  };
}

function byType(schema: Structural, pattern: PatternCompiler): Checker {
  if (schema["x-kubernetes-int-or-string"] === true) return intOrString(schema, pattern);
  switch (schema.type) {
    case "object":
      return objectChecker(schema, pattern);
    case "array":
      return listChecker(schema, pattern);
    case "string":
      return scalar(schema, (value) => typeof value === "string", stringChecks(schema, pattern));
    case "boolean":
      return scalar(schema, (value) => typeof value === "boolean", []);
    case "integer":
      return scalar(schema, isInteger, numberChecks(schema), isNumber);
    case "number":
      return scalar(schema, isNumber, numberChecks(schema));
    default:
      return untyped(schema, pattern);
  }
}

/**
 * A schema without a type takes everything; each keyword holds where the value has the type that it speaks of. The
 * parts of `allOf`, `anyOf`, `oneOf` and `not` are such schemas.
 */
function untyped(schema: Structural, pattern: PatternCompiler): Checker {
  const fields = objectChecker({ ...schema, "x-kubernetes-preserve-unknown-fields": true }, pattern);
  const items = listChecker(schema, pattern);
  const texts = stringChecks(schema, pattern);
  const numbers = numberChecks(schema);
  return (value, run) => {
    if (isObject(value)) return fields(value, run);
    if (isList(value)) return items(value, run);
    if (typeof value === "string") apply(texts, value, run);
    else if (typeof value === "number") apply(numbers, value, run);
    return value;
  };
}

function withEnum(schema: Structural, check: Checker): Checker {
  if (schema.enum === undefined) return check;
  const allowed = schema.enum;
  const isAllowed = enumCheck(allowed);
  return (value, run) => {
    const view = check(value, run);
    if (view === misfit || isAllowed(value)) return view;
    violate(run, "enum", allowed, value);
    return misfit;
  };
}

/** Runs the checks of a value that has their type. */
function apply<T extends Json>(checks: readonly ScalarCheck<T>[], value: T, run: Run): void {
  for (let i = 0; i < checks.length; i++) {
    const failure = checks[i]?.(value);
    if (failure !== undefined) violate(run, failure.rule, failure.limit, value);
  }
}

/** Whole numbers have 64 bits: what is larger is only a number. */
function isInteger(value: Json): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 63;
}

function isNumber(value: Json): boolean {
  return typeof value === "number";
}

/** `near` says which values are held against the checks although they are not of the type: a fraction has bounds too. */
function scalar<T extends Json>(
  { type, format }: Structural,
  is: (value: Json) => boolean,
  checks: readonly ScalarCheck<T>[],
  near: (value: Json) => boolean = () => false,
): Checker {
  return (value, run) => {
    if (!is(value)) {
      violate(run, "type", type ?? null, value, format);
      if (near(value)) apply(checks, value as T, run);
      return misfit;
    }
    // The type test above is the proof that TypeScript cannot see.
    apply(checks, value as T, run);
    return value;
  };
}

function intOrString(schema: Structural, pattern: PatternCompiler): Checker {
  const texts = stringChecks(schema, pattern);
  const numbers = numberChecks(schema);
  return (value, run) => {
    if (typeof value === "string") apply(texts, value, run);
    else if (typeof value === "number" && Number.isInteger(value)) apply(numbers, value, run);
    else {
      violate(run, "type", "integer or string", value);
      return misfit;
    }
    return value;
  };
}

function listChecker(schema: Structural, pattern: PatternCompiler): Checker {
  const items = schema.items ?? {};
  let item: Checker | undefined;
  const { minItems, maxItems } = schema;
  const unique = duplicates(schema);
  return (value, run) => {
    if (!isList(value)) {
      violate(run, "type", "array", value);
      return misfit;
    }
    if (maxItems !== undefined && value.length > maxItems) violate(run, "maxItems", maxItems, value.length);
    if (minItems !== undefined && value.length < minItems) violate(run, "minItems", minItems, value.length);
    item ??= checker(items, pattern);
    let view: Json[] | undefined;
    for (let i = 0; i < value.length; i++) {
      run.path.push(i);
      const given = value[i] ?? null;
      const found = item(given, run);
      run.path.pop();
      if (found === given) continue;
      view ??= value.slice();
      view[i] = found === misfit ? zero(items) : found;
    }
    unique?.(value, run);
    return view ?? value;
  };
}

/** What a schema says of one field. */
interface Field {
  readonly schema: Structural;
  readonly takesNull: boolean;
  /** Compiled when a value first has the field. */
  check?: Checker;
}

function fieldsOf(schema: Structural): ReadonlyMap<string, Field> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, child]): [string, Field] => [
    name,
    { schema: child, takesNull: child.nullable === true || acceptsAny(child) },
  ]);
  return new Map(fields);
}

function objectChecker(schema: Structural, pattern: PatternCompiler): Checker {
  const fields = fieldsOf(schema);
  const rest = schema.additionalProperties;
  const restSchema = typeof rest === "object" ? rest : undefined;
  const keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"] === true || rest === true;
  const required = schema.required ?? [];
  const bounded = schema.minProperties !== undefined || schema.maxProperties !== undefined;
  const free = keepsUnknown && fields.size === 0 && restSchema === undefined && required.length === 0 && !bounded;
  let restChecker: Checker | undefined;

  const checkerOf = (field: Field | undefined): Checker | undefined => {
    if (field === undefined) {
      if (restSchema !== undefined) restChecker ??= checker(restSchema, pattern);
      return restChecker;
    }
    field.check ??= checker(field.schema, pattern);
    return field.check;
  };

  return (value, run) => {
    if (!isObject(value)) {
      violate(run, "type", "object", value);
      return misfit;
    }
    if (free) return value;
    let view: { [key: string]: Json | undefined } | undefined;
    let count = 0;
    for (const key of Object.keys(value)) {
      const found = value[key];
      if (found === undefined) continue;
      count++;
      const field = fields.get(key);
      const check = checkerOf(field);
      if (check === undefined && keepsUnknown) continue;
      if (found === null && field?.takesNull) continue;
      // The API server drops a field that it does not know, and a null that the field does not take.
      if (check === undefined || (found === null && field !== undefined)) {
        run.dropped = true;
        view ??= copyOf(value);
        delete view[key];
        continue;
      }
      run.path.push(key);
      const seen = check(found, run);
      run.path.pop();
      if (seen === found) continue;
      view ??= copyOf(value);
      // Readers may rely on what has a default, whatever was written in its place.
      if (seen === misfit && field?.schema.default !== undefined) setOwn(view, key, field.schema.default);
      else if (seen === misfit) delete view[key];
      else setOwn(view, key, seen);
    }
    for (const name of required) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given === undefined || (given === null && !fields.get(name)?.takesNull)) {
        run.path.push(name);
        violate(run, "required", true);
        run.path.pop();
      }
      if ((view ?? value)[name] !== undefined) continue;
      view ??= copyOf(value);
      setOwn(view, name, zero(fields.get(name)?.schema ?? {}));
    }
    if (bounded) bounds(schema, count, run);
    return view ?? value;
  };
}

/** A schema without a type takes every value, null included. */
function acceptsAny(schema: Structural): boolean {
  return schema.type === undefined && schema["x-kubernetes-int-or-string"] !== true;
}

function bounds({ minProperties, maxProperties }: Structural, count: number, run: Run): void {
  if (maxProperties !== undefined && count > maxProperties) violate(run, "maxProperties", maxProperties, count);
  if (minProperties !== undefined && count < minProperties) violate(run, "minProperties", minProperties, count);
}
