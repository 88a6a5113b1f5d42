import type { EngramTemplate } from "@bubustack/api/catalog/engram-template";
import type { Context } from "../rule.ts";
import { ExecutionFacts } from "./execution.ts";

export type EngramTemplateContext = Context<EngramTemplate, EngramTemplateFacts>;

/** What rules need to know about an EngramTemplate. */
export interface EngramTemplateFacts {
  /** What the component recommends and asks for. */
  readonly execution: ExecutionFacts;
}

export function engramTemplateFacts({ spec }: EngramTemplate): EngramTemplateFacts {
  const execution = new ExecutionFacts();
  const given = spec.execution;
  const path = ["spec", "execution"];
  if (given === undefined) return { execution };
  execution.duration([...path, "timeout"], given.timeout, "positive");
  execution.duration([...path, "retry", "recommendedBaseDelay"], given.retry?.recommendedBaseDelay, "notNegative");
  execution.duration([...path, "retry", "recommendedMaxDelay"], given.retry?.recommendedMaxDelay, "notNegative");
  execution.storage([...path, "storage"], given.storage);
  given.rbac?.rules?.forEach((rule, at) => {
    execution.policyRules.push({ path: [...path, "rbac", "rules", at], value: rule });
  });
  const { resources } = given;
  if (resources !== undefined) {
    const at = [...path, "resources"];
    execution.quantity(at, "minCpuRequest", "recommendedCpuRequest", resources);
    execution.quantity(at, "minMemoryRequest", "recommendedMemoryRequest", resources);
    execution.quantity(at, "recommendedCpuRequest", "recommendedCpuLimit", resources);
    execution.quantity(at, "recommendedMemoryRequest", "recommendedMemoryLimit", resources);
    execution.quantity(at, "recommendedCpuLimit", undefined, resources);
    execution.quantity(at, "recommendedMemoryLimit", undefined, resources);
  }
  return { execution };
}
