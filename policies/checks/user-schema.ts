/** Schemas that users wrote, and values judged by them, in the words of findings. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";
import { applyDefaults } from "@bubustack/engine/schema/user/defaults";
import { compiledOnce } from "@bubustack/engine/schema/user/memo";
import { validate } from "@bubustack/engine/schema/user/validate";
import type { FindingType, Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import { closest } from "../suggest.ts";

/** Steps that all schemas of one review may spend together, and those of one value. */
const stepsOfReview = 500_000;
const stepsOfValue = 100_000;
/** Most findings about one value. */
const mostFindings = 20;

/** What is left for the values of one review. */
export class SchemaBudget {
  left = stepsOfReview;
}

const types: { readonly [keyword: string]: FindingType } = {
  required: "FieldValueRequired",
  dependentRequired: "FieldValueRequired",
  type: "FieldValueTypeInvalid",
  enum: "FieldValueNotSupported",
  const: "FieldValueNotSupported",
  additionalProperties: "FieldValueForbidden",
  unevaluatedProperties: "FieldValueForbidden",
  propertyNames: "FieldValueForbidden",
  false: "FieldValueForbidden",
  maxLength: "FieldValueTooLong",
  maxItems: "FieldValueTooMany",
  maxProperties: "FieldValueTooMany",
  uniqueItems: "FieldValueDuplicate",
};

/** What is wrong with a schema that stands at `at`, each problem at its place in it. */
export function schemaFindings(document: JsonObject | undefined, at: Path): readonly Found[] {
  if (document === undefined) return [];
  const compiled = compiledOnce(document);
  if (!("problems" in compiled)) return [];
  return compiled.problems.map(({ path, message, fix }) => invalid([...at, ...path], message, { fix }));
}

/** A value and what judges it. */
export interface Judged {
  /** The schema as it was written. */
  readonly schema: JsonObject;
  /** Words for the schema: `the inputSchema of template "http"`. Asked for only where something is wrong. */
  readonly called: () => string;
  readonly value: Json;
  /** Where a finding about a part of the value goes. */
  readonly place: (path: Path) => Path;
  /** Template expressions are evaluated later, and may then be anything. Payload references always may. */
  readonly templates: boolean;
}

/** A place whose parts are those of the value. */
export function under(at: Path): Judged["place"] {
  return (path) => [...at, ...path];
}

/** What is wrong with a value, with the schema's defaults filled in, as they are when it is used. */
export function valueFindings(
  { schema, called, value, place, templates }: Judged,
  budget: SchemaBudget,
): readonly Found[] {
  const compiled = compiledOnce(schema);
  if ("problems" in compiled) return [unusable(compiled.problems[0], called(), place([]))];
  const { findings, steps } = validate(compiled.schema, applyDefaults(compiled.schema, value), {
    maxSteps: Math.min(stepsOfValue, budget.left),
    maxFindings: mostFindings,
    tolerate: { templates, references: true },
    suggest: closest,
  });
  budget.left = Math.max(0, budget.left - steps);
  if (findings.length === 0) return [];
  const by = called();
  return findings.map(({ path, keyword, message, fix, replacement }) => ({
    path: place(path),
    type: types[keyword] ?? "FieldValueInvalid",
    message: `${message} (${by})`,
    ...(fix === undefined ? {} : { fix }),
    ...(replacement === undefined ? {} : { replacement }),
  }));
}

function unusable(
  problem: { readonly path: Path; readonly message: string } | undefined,
  called: string,
  at: Path,
): Found {
  const where = problem === undefined || problem.path.length === 0 ? "" : ` at ${formatPath(problem.path)}`;
  return invalid(at, `cannot be checked: ${called} is no usable schema${where}: ${problem?.message ?? ""}`, {
    fix: "mend that schema first",
  });
}

/**
 * What is wrong with the inputs of a run of a Story, by its `inputsSchema`. Inputs are final: a template in them is a
 * text like any other, and only payload references are left open. Absent inputs are an empty object.
 */
export function inputFindings(story: JsonObject, inputs: Json | undefined, at: Path): readonly Found[] {
  return valuesByStory(story, inputs ?? {}, at, { templates: false });
}

/** The same for values that become the inputs of a run. */
export function valuesByStory(
  story: JsonObject,
  value: Json,
  at: Path,
  { templates }: Pick<Judged, "templates">,
): readonly Found[] {
  const schema = isObject(story["spec"]) ? story["spec"]["inputsSchema"] : undefined;
  if (!isObject(schema)) return [];
  const name = isObject(story["metadata"]) ? story["metadata"]["name"] : undefined;
  const called = () => `the inputsSchema of Story ${brief(name)}`;
  return valueFindings({ schema, called, value, place: under(at), templates }, new SchemaBudget());
}
