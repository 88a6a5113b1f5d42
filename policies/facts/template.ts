import type { TemplateExecutionPolicy } from "@bubustack/api/catalog/template-execution-policy";
import type { Ask } from "../related.ts";
import { ExecutionFacts } from "./execution.ts";

/** What a template recommends and asks for, in the order of the text. */
export function templateExecution(given: TemplateExecutionPolicy | undefined): ExecutionFacts {
  const execution = new ExecutionFacts();
  const path = ["spec", "execution"];
  if (given === undefined) return execution;
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
  return execution;
}

/** The template of an Engram or Impulse. */
export interface TemplateTarget {
  readonly kind: "EngramTemplate" | "ImpulseTemplate";
  /** Without blanks around it; empty where none is given. */
  readonly name: string;
  /** The asks for it; none where no name is given. */
  readonly asks: readonly Ask[];
}

export function templateTarget(kind: TemplateTarget["kind"], given: string): TemplateTarget {
  const name = given.trim();
  return { kind, name, asks: name === "" ? [] : [{ verb: "get", kind, namespace: "", name }] };
}
