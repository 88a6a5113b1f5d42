import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { StoryContext } from "../facts/story.ts";
import type { Referred } from "../facts/targets.ts";
import type { Context } from "../rule.ts";

/** True where the reference leads into another namespace and that is not allowed: then nothing is asked about it. */
export function forbiddenNamespace({ namespace, settings }: Context, target: string): boolean {
  return settings.crossNamespace === "deny" && target !== "" && namespace !== "" && target !== namespace;
}

/** The Engrams that steps run, branches included, as far as may be asked about them. */
export function reachableEngrams(context: StoryContext): readonly Referred[] {
  const { facts, namespace, settings } = context;
  // Which other namespaces are closed does not depend on the reference: all of them, or none.
  const closed = settings.crossNamespace === "deny" && namespace !== "";
  return closed ? facts.ownEngrams(namespace) : facts.engrams(namespace);
}

/** The Stories that steps execute, branches included, as far as may be asked about them; not the story itself. */
export function reachableStories(context: StoryContext): readonly Referred[] {
  return context.facts
    .stories(context.namespace)
    .filter(
      ({ namespace, name }) =>
        !forbiddenNamespace(context, namespace) && (namespace !== context.namespace || name !== context.name),
    );
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
