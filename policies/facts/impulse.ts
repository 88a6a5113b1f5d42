import type { Impulse } from "@bubustack/api/bubustack/impulse";
import type { JsonObject } from "@bubustack/api/json";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import type { Context } from "../rule.ts";
import { deliveryDurations } from "./delivery.ts";
import { ExecutionFacts } from "./execution.ts";
import type { TemplateTarget } from "./template.ts";
import { templateTarget } from "./template.ts";
import type { TemplateSite } from "./template-sites.ts";
import { keyTemplates, mappingTemplates } from "./template-sites.ts";

export type ImpulseContext = Context<Impulse, ImpulseFacts>;

/** What rules need to know about an Impulse. */
export interface ImpulseFacts {
  /** Its execution settings, delivery and workload. */
  readonly execution: ExecutionFacts;
  readonly template: TemplateTarget;
  /** The workload that it runs as: a deployment where it names none. */
  readonly mode: "job" | "deployment" | "statefulset";
  /** The references of the Impulse, in a namespace, that can name one. */
  readonly edges: (namespace: string) => readonly Edge[];
  /** The template of the key by which events are told apart. */
  readonly keys: readonly TemplateSite[];
  /** The templates of the mapping: what they may read is not known here. */
  readonly mapping: readonly TemplateSite[];
}

const placed = ["spec", "workload", "resources"];

export function impulseFacts(impulse: Impulse): ImpulseFacts {
  const { spec } = impulse;
  const execution = new ExecutionFacts();
  // An Impulse may name the ServiceAccount that it runs as, unlike a step.
  execution.overrides(["spec", "execution"], spec.execution, "named");
  deliveryDurations(execution, ["spec", "deliveryPolicy"], spec.deliveryPolicy);
  const { requests, limits } = spec.workload?.resources ?? {};
  for (const field of ["cpu", "memory", "ephemeralStorage"] as const) {
    const [least, most] = [requests?.[field], limits?.[field]];
    const bound = most === undefined ? {} : { most: { path: [...placed, "limits", field], value: most } };
    if (least !== undefined)
      execution.quantities.push({ path: [...placed, "requests", field], value: least, ...bound });
    if (most !== undefined) execution.quantities.push({ path: [...placed, "limits", field], value: most });
  }
  return {
    execution,
    template: templateTarget("ImpulseTemplate", spec.templateRef.name),
    mode: spec.workload?.mode ?? "deployment",
    keys: keyTemplates(["spec", "deliveryPolicy"], spec.deliveryPolicy),
    mapping: mappingTemplates(impulse),
    // What a schema has checked is JSON.
    edges: (namespace) => edgesOf("Impulse", impulse as unknown as JsonObject, { namespace, placed: true }),
  };
}
