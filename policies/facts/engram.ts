import type { Engram } from "@bubustack/api/bubustack/engram";
import type { JsonObject } from "@bubustack/api/json";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import type { Context } from "../rule.ts";
import { ExecutionFacts } from "./execution.ts";
import type { TemplateTarget } from "./template.ts";
import { templateTarget } from "./template.ts";
import type { TemplateSite } from "./template-sites.ts";
import { engramTemplates } from "./template-sites.ts";

export type EngramContext = Context<Engram, EngramFacts>;

/** What rules need to know about an Engram. */
export interface EngramFacts {
  /** Its execution policy and its overrides. */
  readonly execution: ExecutionFacts;
  readonly template: TemplateTarget;
  /** The references of the Engram, in a namespace, that can name one. */
  readonly edges: (namespace: string) => readonly Edge[];
  /** Every template, where it stands and what it may read. */
  readonly templates: readonly TemplateSite[];
}

export function engramFacts(engram: Engram): EngramFacts {
  const { spec } = engram;
  const execution = new ExecutionFacts();
  execution.policy(["spec", "executionPolicy"], spec.executionPolicy);
  execution.overrides(["spec", "overrides"], spec.overrides);
  // What a schema has checked is JSON.
  const edges = (namespace: string) => edgesOf("Engram", engram as unknown as JsonObject, { namespace, placed: true });
  return {
    execution,
    template: templateTarget("EngramTemplate", spec.templateRef.name),
    edges,
    templates: engramTemplates(engram),
  };
}
