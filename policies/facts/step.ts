import type { Step, StepType } from "@bubustack/api/bubustack/step";
import { step as stepSchema } from "@bubustack/api/bubustack/step";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { structural } from "@bubustack/api/structural";
import { primitives } from "@bubustack/engine/primitives/index";
import { compile } from "@bubustack/engine/schema/structural";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { Block, Parsed, StepFact } from "./block.ts";

/** Places a step in its block, behind those that are there. */
export function stepFact(step: Step, path: Path, block: Block, index: number): StepFact {
  const fact = { step, path, block, index, node: block.steps.length };
  if (step.type === undefined) return fact;
  return { ...fact, primitive: parse(step.type, step.with) };
}

function parse(type: StepType, given: Json | undefined): Parsed {
  // Each row of the table reads for its own word; TypeScript cannot follow that through the lookup.
  return { type, ...primitives[type].read(given) } as Parsed;
}

const schema = compile(structural(stepSchema));

/** A branch as a step: what violates the step's schema is reported and left out, as the CRD does for other steps. */
export function branch(
  given: JsonObject,
  path: Path,
): { readonly step: Step; readonly violations: readonly Violation[] } {
  const unknown: Path[] = [];
  const pruned = schema.prune(given, (at) => unknown.push(at));
  const { view, violations } = schema.check(schema.defaults(pruned));
  // The view of a schema has that schema's static type.
  const step = view as unknown as Step;
  return { step, violations: violations.map((one) => ({ ...one, path: [...path, ...one.path] })) };
}
