import { reach } from "@bubustack/engine/schema/reach";
import type { StoryContext } from "../facts/story.ts";
import type { Found } from "../finding.ts";
import { Suggestions } from "../suggest.ts";
import type { Reached } from "./template-reach.ts";
import { severity, unreachable } from "./template-reach.ts";
import { once } from "./template-reads.ts";

/** Reads of inputs that `inputsSchema` does not have, as far as they weigh as much. */
export function inputReads({ object, facts }: StoryContext, wanted: "deny" | "warn"): readonly Found[] {
  const { inputsSchema } = object.spec;
  if (inputsSchema === undefined) return [];
  const suggestions = new Suggestions();
  const isNew = once((found: Found) => `${found.path.join("/")} ${found.message}`);
  const found: Found[] = [];
  for (const site of facts.templates) {
    if (site.scope.inputs !== "story") continue;
    for (const reference of site.references) {
      if (reference.root !== "inputs") continue;
      const read: Reached = { site, reference, before: 0, reach: reach(inputsSchema, reference.path) };
      if (severity(read) !== wanted) continue;
      const one = unreachable(read, "the inputs of this story", suggestions);
      if (isNew(one)) found.push(one);
    }
  }
  return found;
}
