import type { ImpulseTemplate } from "@bubustack/api/catalog/impulse-template";
import type { Context } from "../rule.ts";
import { deliveryDurations } from "./delivery.ts";
import type { ExecutionFacts } from "./execution.ts";
import { templateExecution } from "./template.ts";

export type ImpulseTemplateContext = Context<ImpulseTemplate, ImpulseTemplateFacts>;

/** What rules need to know about an ImpulseTemplate. */
export interface ImpulseTemplateFacts {
  /** What the component recommends and asks for, delivery included. */
  readonly execution: ExecutionFacts;
}

export function impulseTemplateFacts({ spec }: ImpulseTemplate): ImpulseTemplateFacts {
  const execution = templateExecution(spec.execution);
  deliveryDurations(execution, ["spec", "deliveryPolicy"], spec.deliveryPolicy);
  return { execution };
}
