import type { EngramTemplate } from "@bubustack/api/catalog/engram-template";
import type { Context } from "../rule.ts";
import type { ExecutionFacts } from "./execution.ts";
import { templateExecution } from "./template.ts";

export type EngramTemplateContext = Context<EngramTemplate, EngramTemplateFacts>;

/** What rules need to know about an EngramTemplate. */
export interface EngramTemplateFacts {
  /** What the component recommends and asks for. */
  readonly execution: ExecutionFacts;
}

export function engramTemplateFacts({ spec }: EngramTemplate): EngramTemplateFacts {
  return { execution: templateExecution(spec.execution) };
}
