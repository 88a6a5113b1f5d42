import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Pattern } from "../../pattern/pattern.ts";
import type { Check, Node, Run, Words } from "./model.ts";
import { over, spend, violate } from "./run.ts";
import type { Source } from "./source.ts";
import type { Truth } from "./truth.ts";
import { and, invalid, unknown, valid } from "./truth.ts";
import { child, inPlace } from "./visit.ts";
import * as words from "./words.ts";

/** The schemas of properties: by name, by pattern, and of the rest. */
export interface Properties {
  readonly named: ReadonlyMap<string, Node>;
  readonly patterns: readonly (readonly [Pattern, Node])[];
  readonly rest?: Node | undefined;
}

export function propertiesOf(source: Source): Properties {
  const patterns = source.schemaMap("patternProperties").flatMap(([text, node]) => {
    const pattern = source.compiling.pattern(text, [...source.path, "patternProperties", text]);
    return pattern === undefined ? [] : [[pattern, node] as const];
  });
  return { named: new Map(source.schemaMap("properties")), patterns, rest: source.schema("additionalProperties") };
}

/** The keywords about objects. `inPlaceOf` is told the schemas that are applied to the object itself. */
export function objectChecks(
  source: Source,
  properties: Properties,
  inPlaceOf: (node: Node) => void,
): readonly Check<JsonObject>[] {
  const checks: Check<JsonObject>[] = [];
  const [min, max] = source.counts("minProperties", "maxProperties");
  if (max !== undefined)
    checks.push((object, run) =>
      Object.keys(object).length > max
        ? violate(run, "maxProperties", () => words.bound("maxProperties", max, object))
        : valid,
    );
  if (min !== undefined)
    checks.push((object, run) =>
      Object.keys(object).length < min
        ? violate(run, "minProperties", () => words.bound("minProperties", min, object))
        : valid,
    );
  const required = requiredOf(source);
  if (required.length > 0)
    checks.push((object, run) => present(required, object, run, "required", () => words.missing()));
  const { named, patterns, rest } = properties;
  if (named.size > 0 || patterns.length > 0 || rest !== undefined)
    checks.push((object, run) => eachProperty(properties, object, run));
  const names = source.schema("propertyNames");
  if (names !== undefined && names.fixed !== true) checks.push((object, run) => eachName(names, object, run));
  for (const [key, needed] of dependentNames(source)) {
    checks.push((object, run) =>
      Object.hasOwn(object, key) ? present(needed, object, run, "dependentRequired", () => words.needed(key)) : valid,
    );
  }
  for (const [key, node] of dependentSchemas(source)) {
    inPlaceOf(node);
    checks.push((object, run) => (Object.hasOwn(object, key) ? inPlace(node, object, run) : valid));
  }
  return checks;
}

/** The names in `required`, and the properties that say `required: true` of themselves, as templates do. */
function requiredOf(source: Source): readonly string[] {
  const found = source.get("required");
  const own = typeof found === "boolean" ? itself(source, found) : (source.names("required") ?? []);
  const lifted = source
    .fields("properties")
    .flatMap(([name, schema]) => (isObject(schema) && schema["required"] === true ? [name] : []));
  return [...new Set([...own, ...lifted])];
}

function itself(source: Source, found: boolean): readonly string[] {
  if (source.path.at(-2) === "properties") return [];
  source.misshapen(found, "a list of the properties that are required", "required");
  return [];
}

function present(names: readonly string[], object: JsonObject, run: Run, keyword: string, say: () => Words): Truth {
  let truth: Truth = valid;
  if (!spend(run, names.length >> 2)) return unknown;
  for (const name of names) {
    if (Object.hasOwn(object, name) && object[name] !== undefined) continue;
    truth = violate(run, keyword, say, name);
    if (over(truth, run)) return truth;
  }
  return truth;
}

function eachProperty({ named, patterns, rest }: Properties, object: JsonObject, run: Run): Truth {
  let truth: Truth = valid;
  for (const key of Object.keys(object)) {
    const found = object[key];
    if (found === undefined) continue;
    if (!spend(run, 1)) return unknown;
    const own = named.get(key);
    let known = own !== undefined;
    if (own !== undefined && found !== own.sound) truth = and(truth, child(own, found, key, run));
    for (const [pattern, node] of patterns) {
      const fits = pattern.test(key, run);
      if (fits === undefined) run.exhausted = true;
      if (fits !== true) continue;
      known = true;
      truth = and(truth, child(node, found, key, run));
    }
    if (!known && rest?.fixed === false)
      truth = violate(
        run,
        "additionalProperties",
        () => words.unknownProperty(key, [...named.keys()], run.suggest),
        key,
      );
    else if (!known && rest !== undefined) truth = and(truth, child(rest, found, key, run));
    if (known || rest !== undefined) run.marks?.add(key);
    if (over(truth, run)) return truth;
  }
  return truth;
}

/** Names are what they are: nothing in them is evaluated later. */
function eachName(node: Node, object: JsonObject, run: Run): Truth {
  const { tolerance, findings } = run;
  run.tolerance = undefined;
  let truth: Truth = valid;
  for (const key of Object.keys(object)) {
    run.findings = [];
    const found = child(node, key, key, run);
    const [inner] = run.findings;
    run.findings = findings;
    if (found === invalid) truth = violate(run, "propertyNames", () => words.propertyName(key, inner), key);
    if (over(truth, run)) break;
  }
  run.tolerance = tolerance;
  return truth;
}

function dependentNames(source: Source): readonly (readonly [string, readonly string[]])[] {
  const of = (keyword: string, all: boolean) =>
    source.fields(keyword).flatMap(([key, given]) => {
      if (!all && !isList(given)) return [];
      const names = source.names(keyword, key) ?? [];
      return names.length === 0 ? [] : [[key, names] as const];
    });
  return [...of("dependentRequired", true), ...of("dependencies", false)];
}

function dependentSchemas(source: Source): readonly (readonly [string, Node])[] {
  const old = source
    .fields("dependencies")
    .flatMap(([key, given]) => (isList(given) ? [] : [[key, source.at(given, "dependencies", key)] as const]));
  return [...source.schemaMap("dependentSchemas"), ...old];
}
