import type { Engram } from "@bubustack/api/bubustack/engram";
import type { Impulse } from "@bubustack/api/bubustack/impulse";
import type { Story } from "@bubustack/api/bubustack/story";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { StepRun } from "@bubustack/api/runs/step-run";
import type { TransportStreamingSettings } from "@bubustack/api/shared/streaming/settings";
import type { TriggerDeliveryPolicy } from "@bubustack/api/shared/trigger-policy";
import type { Parsed } from "@bubustack/engine/template/parse";
import type { Reference } from "@bubustack/engine/template/reads";
import { isTemplate, templateIn } from "@bubustack/engine/template/template-in";
import type { StepFact } from "./block.ts";
import type { ParsedTemplate } from "./parsed-template.ts";
import { parsedTemplate } from "./parsed-template.ts";
import type { TemplateScope } from "./template-scope.ts";
import { atCall, atEnd, atLookup, atRun, atStart, inSteps, perEvent, perPacket } from "./template-scope.ts";

/** The fields that hold templates, as rules tell them apart. */
export type TemplateField = "if" | "with" | "runtime" | "postExecution" | "other";

/** A template of an object, and what it may read. Parsed and followed when first asked. */
export class TemplateSite {
  readonly path: Path;
  readonly text: string;
  readonly field: TemplateField;
  readonly scope: TemplateScope;
  /** The step of a Story that it belongs to; absent for those of the object itself. */
  readonly fact: StepFact | undefined;
  /** Roots that the template brings itself. */
  readonly variables: readonly string[];
  #read: ParsedTemplate | undefined;

  constructor(
    where: Pick<TemplateSite, "path" | "text" | "field" | "scope" | "fact">,
    variables: readonly string[] = none,
  ) {
    this.path = where.path;
    this.text = where.text;
    this.field = where.field;
    this.scope = where.scope;
    this.fact = where.fact;
    this.variables = variables;
  }

  get parsed(): Parsed {
    this.#read ??= parsedTemplate(this.text);
    return this.#read.parsed;
  }

  /** What it reads; nothing where it cannot be parsed. */
  get references(): readonly Reference[] {
    this.#read ??= parsedTemplate(this.text);
    return this.#read.references;
  }
}

const none: readonly never[] = [];

/** Every template of an Engram. */
export function engramTemplates({ spec }: Engram): readonly TemplateSite[] {
  const sites = new Sites();
  sites.texts(["spec", "with"], spec.with, inSteps);
  sites.text(["spec", "executionPolicy", "cache", "key"], spec.executionPolicy?.cache?.key, atLookup, "other");
  sites.text(["spec", "overrides", "cache", "key"], spec.overrides?.cache?.key, atLookup, "other");
  return sites.found;
}

/** The key by which events are told apart, of an Impulse or its template. */
export function keyTemplates(path: Path, delivery: TriggerDeliveryPolicy | undefined): readonly TemplateSite[] {
  const sites = new Sites();
  sites.text([...path, "dedupe", "keyTemplate"], delivery?.dedupe?.keyTemplate, perEvent, "other");
  return sites.found;
}

/** The templates in the mapping of an Impulse. What they may read is for the component to say. */
export function mappingTemplates({ spec }: Impulse): readonly TemplateSite[] {
  const sites = new Sites();
  sites.texts(["spec", "mapping"], spec.mapping, perEvent);
  return sites.found;
}

/** The conditions of routing rules. */
export function routingTemplates(
  path: Path,
  streaming: TransportStreamingSettings | undefined,
): readonly TemplateSite[] {
  const sites = new Sites();
  streaming?.routing?.rules?.forEach(({ when }, index) => {
    sites.text([...path, "routing", "rules", index, "when"], when, perPacket, "other");
  });
  return sites.found;
}

/** Every template of a StepRun. */
export function stepRunTemplates({ spec }: StepRun): readonly TemplateSite[] {
  const sites = new Sites();
  sites.texts(["spec", "input"], spec.input, inSteps);
  const key = spec.executionOverrides?.cache?.key;
  sites.text(["spec", "executionOverrides", "cache", "key"], key, atLookup, "other");
  return sites.found;
}

/** Every template of a Story, in the order of steps, then those of the story itself. */
export function templateSites({ spec }: Story, steps: readonly StepFact[]): readonly TemplateSite[] {
  const sites = new Sites();
  const realtime = spec.pattern === "realtime";
  for (const fact of steps) stepSites(sites, fact, realtime && !runsAsBatch(fact));
  sites.texts(["spec", "output"], spec.output, atEnd);
  sites.texts(["spec", "policy", "with"], spec.policy?.with, atCall);
  sites.text(["spec", "policy", "execution", "cache", "key"], spec.policy?.execution?.cache?.key, atLookup, "other");
  if (spec.transports === undefined) return sites.found;
  const routing = spec.transports.flatMap(({ streaming }, at) =>
    routingTemplates(["spec", "transports", at, "streaming"], streaming),
  );
  return [...sites.found, ...routing];
}

/** Compensations and final steps of a realtime story run as jobs, when its stream has ended. */
export function runsAsBatch({ block }: StepFact): boolean {
  let at = block;
  while (at.parent !== undefined) at = at.parent.block;
  return at.name !== "steps";
}

function stepSites(sites: Sites, fact: StepFact, realtime: boolean): void {
  const { step, path } = fact;
  const scope = realtime ? perPacket : atRun;
  sites.of(fact);
  sites.field(path, "if", step.if, scope, "if");
  sites.field(path, "idempotencyKeyTemplate", step.idempotencyKeyTemplate, atRun);
  if (step.with !== undefined) sites.texts([...path, "with"], own(fact), realtime ? atStart : atRun, "with");
  if (step.runtime !== undefined) sites.texts([...path, "runtime"], step.runtime, perPacket, "runtime");
  const { postExecution, execution } = step;
  if (postExecution !== undefined)
    sites.text([...path, "postExecution", "condition"], postExecution.condition, atRun, "postExecution");
  if (execution?.cache !== undefined)
    sites.text([...path, "execution", "cache", "key"], execution.cache.key, atLookup, "other");
  sites.of(undefined);
}

/** `with` of a step without the branches of a parallel step, which are steps of their own. */
function own({ step, primitive }: StepFact): JsonObject | undefined {
  if (primitive?.type !== "parallel" || step.with === undefined) return step.with;
  const { steps: _, ...rest } = step.with;
  return rest;
}

class Sites {
  readonly found: TemplateSite[] = [];
  #fact: StepFact | undefined;

  of(fact: StepFact | undefined): void {
    this.#fact = fact;
  }

  /** A field of a step: its path is made only for what is a template. */
  field(of: Path, key: string, text: string | undefined, scope: TemplateScope, field: TemplateField = "other"): void {
    if (text !== undefined && isTemplate(text)) this.text([...of, key], text, scope, field);
  }

  text(path: Path, text: string | undefined, scope: TemplateScope, field: TemplateField): void {
    if (text !== undefined && isTemplate(text))
      this.found.push(new TemplateSite({ path, text, field, scope, fact: this.#fact }));
  }

  texts(path: Path, value: Json | undefined, scope: TemplateScope, field: TemplateField = "other"): void {
    if (value === undefined) return;
    for (const one of templateIn(value, path))
      this.found.push(
        new TemplateSite({ path: one.path, text: one.text, field, scope, fact: this.#fact }, one.variables),
      );
  }
}
