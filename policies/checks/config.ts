import type { JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import type { Found } from "../finding.ts";
import type { TemplateContext } from "./template.ts";
import { templateSpec } from "./template.ts";
import { SchemaBudget, under, valueFindings } from "./user-schema.ts";

const at = ["spec", "with"];

/** What is wrong with the `with` of an Engram or Impulse by the `configSchema` of its template; none is an empty one. */
export function configFindings(context: TemplateContext, given: JsonObject | undefined): readonly Found[] {
  const schema = templateSpec(context)?.["configSchema"];
  // What the schema of the kind refused is reported, and not here to be judged.
  if (!isObject(schema) || (given === undefined && context.refused?.(at) === true)) return [];
  const called = () => `the configSchema of template ${brief(context.facts.template.name)}`;
  return valueFindings({ schema, called, value: given ?? {}, place: under(at), templates: true }, new SchemaBudget());
}
