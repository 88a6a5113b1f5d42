import type { ImpulseTemplate } from "@bubustack/api/catalog/impulse-template";
import type { Context } from "../rule.ts";
import { deliveryDurations } from "./delivery.ts";
import type { ExecutionFacts } from "./execution.ts";
import { templateExecution } from "./template.ts";
import type { TemplateSite } from "./template-sites.ts";
import { keyTemplates } from "./template-sites.ts";

export type ImpulseTemplateContext = Context<ImpulseTemplate, ImpulseTemplateFacts>;

/** What rules need to know about an ImpulseTemplate. */
export interface ImpulseTemplateFacts {
  /** What the component recommends and asks for, delivery included. */
  readonly execution: ExecutionFacts;
  /** The template of the key by which events are told apart. */
  readonly keys: readonly TemplateSite[];
}

export function impulseTemplateFacts({ spec }: ImpulseTemplate): ImpulseTemplateFacts {
  const execution = templateExecution(spec.execution);
  deliveryDurations(execution, ["spec", "deliveryPolicy"], spec.deliveryPolicy);
  return { execution, keys: keyTemplates(["spec", "deliveryPolicy"], spec.deliveryPolicy) };
}
