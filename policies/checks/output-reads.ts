import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import type { Reach } from "@bubustack/engine/schema/reach";
import { reach } from "@bubustack/engine/schema/reach";
import type { Segment } from "@bubustack/engine/template/places";
import type { StepFact } from "../facts/block.ts";
import type { StoryContext } from "../facts/story.ts";
import type { Referred } from "../facts/targets.ts";
import type { Found } from "../finding.ts";
import type { Ask } from "../related.ts";
import { Suggestions } from "../suggest.ts";
import { engramAndTemplateAsks, reachableEngrams, reachableStories, templateOf } from "./targets.ts";
import type { Reached } from "./template-reach.ts";
import { severity, unreachable } from "./template-reach.ts";
import { once } from "./template-reads.ts";

/** The objects that say what the outputs of steps are: Engrams, their templates, and Stories that steps execute. */
export function outputAsks(context: StoryContext): readonly Ask[] {
  const { sources } = context.facts.reads;
  if (sources.size === 0) return none;
  const isRead = ({ by }: Referred) => by.some(({ fact }) => sources.has(fact));
  const asks: Ask[] = [];
  const templates = new Set<string>();
  for (const engram of reachableEngrams(context)) {
    if (!isRead(engram)) continue;
    asks.push(engram.ask);
    templates.add(templateOf(context, engram));
  }
  // The asks for templates are those of the other rules: they are compared by identity.
  for (const ask of engramAndTemplateAsks(context))
    if (ask.verb === "get" && ask.kind === "EngramTemplate" && templates.has(ask.name)) asks.push(ask);
  for (const story of reachableStories(context)) if (isRead(story)) asks.push(story.ask);
  return asks;
}

/** Reads of outputs that the schemas of what the steps run do not have, as far as they weigh as much. */
export function outputReads(context: StoryContext, wanted: "deny" | "warn"): readonly Found[] {
  const reads = context.facts.reads.outputs;
  if (reads.length === 0) return none;
  const outputs = outputsOf(context);
  if (outputs.size === 0) return none;
  const suggestions = new Suggestions();
  const isNew = once((found: Found) => `${found.path.join("/")} ${found.message}`);
  const found: Found[] = [];
  for (const { site, reference, other } of reads) {
    const described = outputs.get(other);
    if (described === undefined) continue;
    const path = reference.path.slice(2);
    const read: Reached = { site, reference, before: 2, reach: reachOutput(described, path) };
    if (severity(read) !== wanted) continue;
    const one = unreachable(read, described.whose(), suggestions);
    if (isNew(one)) found.push(one);
  }
  return found;
}

const none: readonly never[] = [];

/** What is known about the output of a step. */
interface Described {
  readonly schema: Json | undefined;
  /** Names that the template says there are, where its schema does not. */
  readonly keys: readonly Json[];
  /** Words for it. Asked for only where something is wrong. */
  readonly whose: () => string;
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
    const template = templateOf(context, engram);
    const spec = template === "" ? undefined : specOf(related.get("EngramTemplate", "", template));
    if (spec === undefined) continue;
    const { outputSchema: schema, declaredOutputKeys } = spec;
    const keys = isList(declaredOutputKeys) ? declaredOutputKeys : none;
    // Without either every output is possible.
    if (schema === undefined && keys.length === 0) continue;
    note(engram, { schema, keys, whose: () => `the output of template ${brief(template)}` });
  }
  for (const story of reachableStories(context)) {
    const spec = specOf(related.get("Story", story.namespace, story.name));
    if (spec?.["outputsSchema"] === undefined) continue;
    note(story, {
      schema: spec["outputsSchema"],
      keys: none,
      whose: () => `the outputs of Story ${brief(story.name)}`,
    });
  }
  return known;
}

function specOf(object: JsonObject | undefined): JsonObject | undefined {
  return isObject(object?.["spec"]) ? object["spec"] : undefined;
}
