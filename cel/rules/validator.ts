import type { Environment } from "../environment.ts";
import type { Convert } from "../schema/convert.ts";
import { converter } from "../schema/convert.ts";
import type { Declared } from "../schema/declare.ts";
import { declare } from "../schema/declare.ts";
import { escapeName } from "../schema/names.ts";
import type { Structural } from "../schema/structural.ts";
import { isEmbedded, propertiesOf, rulesOf, valuesOf } from "../schema/structural.ts";
import type { CompiledRule } from "./compile.ts";
import { compileRules } from "./compile.ts";
import type { Part } from "./field-path.ts";
import { fieldPath } from "./field-path.ts";

/** A rule that is ready to be asked. */
export interface ReadyRule extends CompiledRule {
  /** Where its errors are, from the value; empty for the value itself. */
  readonly at: readonly Part[];
}

/** The rules of a schema and of what is below it. */
export interface Validator {
  readonly schema: Structural;
  /** Undefined where expressions cannot read such values. */
  readonly rules: readonly ReadyRule[] | undefined;
  /** True where one of the rules reads `oldSelf`. */
  readonly transitions: boolean;
  readonly convert: Convert;
  readonly properties: ReadonlyMap<string, Validator>;
  readonly values: Validator | undefined;
  readonly items: Validator | undefined;
}

/** The rules of the schema of whole resources, compiled; undefined where there are none. Make it once. */
export function validatorOf(schema: Structural, base: Environment): Validator | undefined {
  if (!hasRules(schema)) return undefined;
  const declared = declare(schema, { root: true, name: "selfType" });
  return build(schema, { root: true, declared }, base, 0);
}

/** True where a schema or one below it has rules. */
export function hasRules(schema: Structural | undefined, depth = 0): boolean {
  if (typeof schema !== "object" || schema === null || depth > 400) return false;
  if (rulesOf(schema).length > 0) return true;
  if (hasRules(schema.items, depth + 1) || hasRules(valuesOf(schema), depth + 1)) return true;
  return propertiesOf(schema).some(([, inner]) => hasRules(inner, depth + 1));
}

interface Site {
  readonly root: boolean;
  readonly declared: Declared | undefined;
}

function build(schema: Structural, { root, declared }: Site, base: Environment, depth: number): Validator | undefined {
  if (typeof schema !== "object" || schema === null || depth > 400) return undefined;
  const inner = (below: Structural | undefined, type: Declared | undefined) =>
    below && build(below, { root: isEmbedded(below), declared: type }, base, depth + 1);
  const own = rulesOf(schema).length > 0;
  const rules = own ? declared && ready(schema, declared, base) : [];
  const validator: Validator = {
    schema,
    rules,
    transitions: rules?.some(({ transition }) => transition) ?? false,
    convert: converter(schema, { root }),
    properties: properties(schema, declared, inner),
    values: inner(valuesOf(schema), declared?.element),
    items: inner(schema.items, declared?.element),
  };
  const idle = !own && validator.properties.size === 0;
  return idle && validator.values === undefined && validator.items === undefined ? undefined : validator;
}

function properties(
  schema: Structural,
  declared: Declared | undefined,
  build: (schema: Structural, type: Declared) => Validator | undefined,
): ReadonlyMap<string, Validator> {
  const found = new Map<string, Validator>();
  for (const [name, inner] of propertiesOf(schema)) {
    const escaped = escapeName(name);
    const type =
      escaped === undefined
        ? declare(inner, { root: isEmbedded(inner), name: "selfType" })
        : declared?.fields?.get(escaped);
    // What expressions cannot read is left out with all that is below it.
    const made = type && build(inner, type);
    if (made !== undefined) found.set(name, made);
  }
  return found;
}

function ready(schema: Structural, declared: Declared, base: Environment): readonly ReadyRule[] {
  return compileRules(rulesOf(schema), declared, base).map((compiled) => {
    const found = fieldPath(compiled.rule.fieldPath ?? "", schema);
    return { ...compiled, at: "parts" in found ? found.parts : [] };
  });
}
