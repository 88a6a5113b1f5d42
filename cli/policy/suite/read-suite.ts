/** Reads what a file of tests says. */
import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { schemaFinding } from "@bubustack/policies/schema-findings";
import type { Suite } from "./schema.ts";
import { suiteSchema } from "./schema.ts";

const compiled = compile(structural(suiteSchema));

/** Whether an object is meant to be a suite. */
export function isSuite({ kind }: JsonObject): boolean {
  return kind === "PolicySuite";
}

/** A suite, or every reason why it is none. */
export function readSuite(object: JsonObject): { readonly suite: Suite } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const known = compiled.prune(object, (path) => problems.push(`${formatPath(path)}: is no field of a suite`));
  const { view, violations } = compiled.check(known);
  for (const violation of violations) {
    const { message, fix } = schemaFinding("PolicySuite", violation);
    problems.push(`${formatPath(violation.path)}: ${message}${fix === undefined ? "" : `; ${fix}`}`);
  }
  if (problems.length > 0) return { problems };
  // The check has found no violation, so the view is of the schema's static type.
  const suite = view as Suite;
  const names = suite.tests.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? { suite } : { problems: [`tests: two are named "${twice}"`] };
}
