import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { StepFact } from "../facts/block.ts";
import type { StoryContext } from "../facts/story.ts";
import type { Context } from "../rule.ts";

/** The object that a step refers to. */
export interface Target {
  readonly fact: StepFact;
  readonly namespace: string;
  readonly name: string;
  /** Version pin; absent where there is none. */
  readonly version?: string;
}

/** True where the reference leads into another namespace and that is not allowed: then nothing is asked about it. */
export function forbiddenNamespace({ namespace, settings }: Context, target: string): boolean {
  return settings.crossNamespace === "deny" && target !== "" && namespace !== "" && target !== namespace;
}

/** The Engrams that steps run, branches included. */
export function engramTargets(context: StoryContext): readonly Target[] {
  return context.facts.allSteps.flatMap((fact) => {
    const { ref } = fact.step;
    return ref === undefined || ref.name === "" ? [] : [target(fact, context, ref)];
  });
}

/** The Stories that steps execute, branches included. */
export function storyTargets(context: StoryContext): readonly Target[] {
  return context.facts.allSteps.flatMap((fact) => {
    if (fact.primitive?.type !== "executeStory") return [];
    const ref = fact.primitive.value.storyRef;
    return ref === undefined ? [] : [target(fact, context, ref)];
  });
}

/** Those about which may be asked. */
export function reachable(context: StoryContext, targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ namespace }) => !forbiddenNamespace(context, namespace));
}

interface Ref {
  readonly name: string;
  readonly namespace?: string;
  readonly version?: string;
}

function target(fact: StepFact, { namespace }: StoryContext, ref: Ref): Target {
  const version = (ref.version ?? "").trim();
  const base = { fact, namespace: ref.namespace || namespace, name: ref.name };
  return version === "" ? base : { ...base, version };
}

/** A text inside `spec` of an object that was read; empty where it is none. */
export function specText(object: JsonObject | undefined, field: string): string {
  const spec = object?.["spec"];
  const value = isObject(spec) ? spec[field] : undefined;
  return typeof value === "string" ? value.trim() : "";
}

/** A field of `spec.templateRef` of an Engram that was read; empty where there is none. */
export function templateText(engram: JsonObject | undefined, field: "name" | "version"): string {
  const spec = engram?.["spec"];
  const ref = isObject(spec) ? spec["templateRef"] : undefined;
  const value = isObject(ref) ? ref[field] : undefined;
  return typeof value === "string" ? value.trim() : "";
}
