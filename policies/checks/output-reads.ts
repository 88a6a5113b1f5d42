import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import type { Reach } from "@bubustack/engine/schema/reach";
import { reach } from "@bubustack/engine/schema/reach";
import type { Segment } from "@bubustack/engine/template/places";
import type { Reference } from "@bubustack/engine/template/reads";
import type { StepFact } from "../facts/block.ts";
import type { StoryContext } from "../facts/story.ts";
import type { Referred } from "../facts/targets.ts";
import type { Found } from "../finding.ts";
import type { Ask } from "../related.ts";
import { Suggestions } from "../suggest.ts";
import { reachableEngrams, reachableStories, templateText } from "./targets.ts";
import type { Reached } from "./template-reach.ts";
import { severity, unreachable } from "./template-reach.ts";
import { once, stepReads } from "./template-reads.ts";

/** The objects that say what the outputs of steps are: Engrams, their templates, and Stories that steps execute. */
export function outputAsks(context: StoryContext): readonly Ask[] {
  const read = new Set<StepFact>();
  for (const { reference, other } of stepReads(context)) if (readsOutput(reference)) read.add(other);
  if (read.size === 0) return none;
  const isRead = ({ by }: Referred) => by.some(({ fact }) => read.has(fact));
  const engrams = reachableEngrams(context).filter(isRead);
  const templates = new Set(engrams.map(({ namespace, name }) => templateOf(context, namespace, name)));
  templates.delete("");
  const asks: Ask[] = [...engrams, ...reachableStories(context).filter(isRead)].map(({ ask }) => ask);
  for (const name of templates) asks.push({ verb: "get", kind: "EngramTemplate", namespace: "", name });
  return asks;
}

/** Reads of outputs that the schemas of what the steps run do not have, as far as they weigh as much. */
export function outputReads(context: StoryContext, wanted: "deny" | "warn"): readonly Found[] {
  const suggestions = new Suggestions();
  const isNew = once((found: Found) => `${found.path.join("/")} ${found.message}`);
  const found: Found[] = [];
  let outputs: ReadonlyMap<StepFact, Described> | undefined;
  for (const { site, reference, other } of stepReads(context)) {
    if (!readsOutput(reference)) continue;
    const path = reference.path.slice(2);
    outputs ??= outputsOf(context);
    const described = outputs.get(other);
    if (described === undefined) continue;
    const read: Reached = { site, reference, before: 2, reach: reachOutput(described, path) };
    if (severity(read) !== wanted) continue;
    const one = unreachable(read, described.whose, suggestions);
    if (isNew(one)) found.push(one);
  }
  return found;
}

const none: readonly never[] = [];

/** True for `steps.<name>.output.<key>…`. */
function readsOutput({ path }: Reference): boolean {
  return path.length > 2 && (path[1] === "output" || path[1] === "outputs");
}

/** What is known about the output of a step. */
interface Described {
  readonly schema: Json | undefined;
  /** Names that the template says there are, where its schema does not. */
  readonly keys: readonly Json[];
  readonly whose: string;
}

function reachOutput({ schema, keys }: Described, path: readonly Segment[]): Reach {
  const found = reach(schema, path);
  const [first] = path;
  if (found.reach !== "possible" || keys.length === 0 || first === undefined || keys.includes(first)) return found;
  return { reach: "unlisted", at: 0, known: keys.filter((key) => typeof key === "string") };
}

/** What is known about the outputs of steps, as far as one may ask about what they run. */
function outputsOf(context: StoryContext): ReadonlyMap<StepFact, Described> {
  const { related } = context;
  const known = new Map<StepFact, Described>();
  const note = ({ by }: Referred, described: Described) => {
    for (const { fact } of by) known.set(fact, described);
  };
  for (const engram of reachableEngrams(context)) {
    const template = templateOf(context, engram.namespace, engram.name);
    const spec = template === "" ? undefined : specOf(related.get("EngramTemplate", "", template));
    if (spec === undefined) continue;
    const { outputSchema: schema, declaredOutputKeys } = spec;
    const keys = isList(declaredOutputKeys) ? declaredOutputKeys : none;
    note(engram, { schema, keys, whose: `the output of template ${brief(template)}` });
  }
  for (const story of reachableStories(context)) {
    const spec = specOf(related.get("Story", story.namespace, story.name));
    if (spec === undefined) continue;
    note(story, { schema: spec["outputsSchema"], keys: none, whose: `the outputs of Story ${brief(story.name)}` });
  }
  return known;
}

function templateOf({ related }: StoryContext, namespace: string, name: string): string {
  return templateText(related.get("Engram", namespace, name), "name");
}

function specOf(object: JsonObject | undefined): JsonObject | undefined {
  return isObject(object?.["spec"]) ? object["spec"] : undefined;
}
