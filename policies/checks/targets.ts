import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { permitted } from "../edges/permission.ts";
import { edgeTable, groupOf } from "../edges/table.ts";
import type { StoryContext } from "../facts/story.ts";
import type { Referred } from "../facts/targets.ts";
import type { Ask } from "../related.ts";
import type { Context } from "../rule.ts";

/** True unless it is clear that the reference may not be: then nothing is asked about its target. */
function reachable(context: Context, to: string, { namespace, name }: Referred): boolean {
  if (namespace === context.namespace) return true;
  const row = edgeTable.find((one) => one.from === "Story" && one.to === to);
  return (
    row === undefined || permitted(context, { row, to: { group: groupOf(to), kind: to, namespace, name } }) !== "no"
  );
}

/** The Engrams that steps run, branches included, as far as may be asked about them. */
export function reachableEngrams(context: StoryContext): readonly Referred[] {
  const { facts, namespace, settings } = context;
  // In the default mode all other namespaces are closed, whatever the reference.
  if (settings.crossNamespace === "deny" && namespace !== "") return facts.ownEngrams(namespace);
  return facts.engrams(namespace).filter((one) => reachable(context, "Engram", one));
}

/** The Stories that steps execute, branches included, as far as may be asked about them; not the story itself. */
export function reachableStories(context: StoryContext): readonly Referred[] {
  return context.facts
    .stories(context.namespace)
    .filter((one) => one.namespace !== context.namespace || one.name !== context.name)
    .filter((one) => reachable(context, "Story", one));
}

/** The name of the template of an Engram that steps run; empty where it is not known. */
export function templateOf({ related }: StoryContext, { namespace, name }: Referred): string {
  return templateText(related.get("Engram", namespace, name), "name");
}

/** The asks for the Engrams that steps run and, once those are known, for their templates. */
export function engramAndTemplateAsks(context: StoryContext): readonly Ask[] {
  // Several rules ask the same: asks are compared by identity, and those that can only stay are kept.
  const kept = context.facts.templateAsks;
  if (kept !== undefined) return kept;
  const engrams = reachableEngrams(context);
  const asks: Ask[] = engrams.map(({ ask }) => ask);
  const templates = new Set(engrams.map((one) => templateOf(context, one)));
  const final = !templates.delete("");
  for (const name of templates) asks.push({ verb: "get", kind: "EngramTemplate", namespace: "", name });
  if (final) context.facts.templateAsks = asks;
  return asks;
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
