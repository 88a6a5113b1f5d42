import type { Environment } from "../environment.ts";
import { limit } from "../estimate/range.ts";
import { requestSize } from "../schema/bounds.ts";
import type { Declared } from "../schema/declare.ts";
import { declare } from "../schema/declare.ts";
import { escapeName } from "../schema/names.ts";
import type { Structural } from "../schema/structural.ts";
import { isEmbedded, propertiesOf, rulesOf, valuesOf } from "../schema/structural.ts";
import type { CompiledRule } from "./compile.ts";
import { compileRules } from "./compile.ts";

/** The most that one rule may cost by its estimate, times how often it may be asked. */
export const ruleLimit = 10_000_000n;
/** The most that all rules of a schema may cost together. */
export const schemaLimit = 100_000_000n;

/** Where a schema stands within another. */
export type SchemaPath = readonly (string | { readonly key: string })[];

/** A rule of a schema, and what is known of it. */
export interface RuleReport {
  /** Where the schema is that has the rule, from the root: `properties`, `{ key: name }`, `items`, `additionalProperties`. */
  readonly path: SchemaPath;
  /** Which of its rules, from 0. */
  readonly index: number;
  readonly schema: Structural;
  /** Undefined where expressions cannot read such values. */
  readonly compiled: CompiledRule | undefined;
  /** The estimate times how often the rule may be asked. */
  readonly total: bigint;
  /** The schema within which `oldSelf` cannot be correlated; undefined outside of one. */
  readonly uncorrelated: SchemaPath | undefined;
}

/** Where a schema is looked at. */
interface Place {
  readonly path: SchemaPath;
  /** The type that the schema around it gives; undefined where it must be made of the schema itself. */
  readonly declared: Declared | undefined;
  readonly root: boolean;
  /** How often such a value may be in an object; undefined where nothing bounds it. */
  readonly times: bigint | undefined;
  readonly uncorrelated: SchemaPath | undefined;
}

/**
 * Compiles every rule of the schema of whole resources, and estimates each as the API server does when a
 * CustomResourceDefinition is written. Rules in `allOf` are not estimated there.
 */
export function definitionRules(schema: Structural, base: Environment): readonly RuleReport[] {
  const reports: RuleReport[] = [];
  walk(schema, { path: [], declared: undefined, root: true, times: 1n, uncorrelated: undefined }, base, reports);
  return reports;
}

function walk(schema: Structural, place: Place, base: Environment, reports: RuleReport[]): void {
  if (typeof schema !== "object" || schema === null || place.path.length > 400) return;
  const rules = rulesOf(schema);
  let { declared } = place;
  if (rules.length > 0) {
    declared ??= declare(schema, { root: place.root || isEmbedded(schema), name: "selfType" });
    note(schema, { ...place, declared }, base, reports);
  }
  const times = within(place.times, schema);
  const values = valuesOf(schema);
  const below = (path: SchemaPath, inner: Declared | undefined, uncorrelated: SchemaPath | undefined): Place => ({
    path: [...place.path, ...path],
    declared: inner,
    root: false,
    times,
    uncorrelated: place.uncorrelated ?? uncorrelated,
  });
  if (values !== undefined) walk(values, below(["additionalProperties"], declared?.element, undefined), base, reports);
  for (const [name, inner] of propertiesOf(schema)) {
    const field = declared?.fields?.get(escapeName(name) ?? "");
    walk(inner, below(["properties", { key: name }], field, undefined), base, reports);
  }
  if (schema.items === undefined) return;
  const lost = schema["x-kubernetes-list-type"] === "map" ? undefined : place.path;
  walk(schema.items, below(["items"], declared?.element, lost), base, reports);
}

function note(schema: Structural, place: Place, base: Environment, reports: RuleReport[]): void {
  const { path, declared, times, uncorrelated } = place;
  const rules = rulesOf(schema);
  const compiled = declared && compileRules(rules, declared, base);
  // Nothing bounds how often: as often as the smallest of them fit into one request.
  const most = times ?? BigInt(Math.floor(requestSize / ((declared?.minSize ?? 0) + 1)));
  for (const [index] of rules.entries()) {
    const one = compiled?.[index];
    const cost = one !== undefined && "program" in one.expression ? one.expression.cost : 0n;
    reports.push({ path, index, schema, compiled: one, total: capped(cost * most), uncorrelated });
  }
}

/** How often there may be a part of a value that there may be so often. */
function within(times: bigint | undefined, schema: Structural): bigint | undefined {
  const { type, maxItems, maxProperties } = schema;
  const most = type === "array" ? maxItems : schema.additionalProperties === undefined ? 1 : maxProperties;
  if (times === undefined || (type !== "array" && type !== "object")) return times;
  return typeof most === "number" ? capped(times * BigInt(Math.max(0, Math.trunc(most)))) : undefined;
}

function capped(value: bigint): bigint {
  return value > limit ? limit : value;
}
