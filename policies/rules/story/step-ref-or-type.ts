import { brief } from "@bubustack/api/json";
import { fetchEngram, running, sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/step-ref-or-type",
  kind: "Story",
  effect: "deny",
  summary: "A step either runs an Engram (`ref`) or is a primitive (`type`).",
  why: "With both it is not clear what the step does, with neither it does nothing.",
  covers: ["STORY-V-4", "STORY-V-5", "CRD-1"],
  examples: {
    allow: [{ object: steps(running("get", "fetch"), sleeping("nap", { needs: ["get"] })), related: fetchEngram }],
    deny: [
      { title: "Both", object: steps(sleeping("get", { ref: { name: "fetch" } })), related: fetchEngram },
      { title: "Neither", object: steps({ name: "get" }) },
    ],
  },
  check: ({ facts, refused }) =>
    facts.allSteps.flatMap(({ step, path }) => {
      if (step.ref !== undefined && step.type !== undefined) {
        const message = `runs the Engram ${brief(step.ref.name)} and is of type ${step.type} too`;
        return [forbidden(path, message, { fix: "keep either ref or type" })];
      }
      if (step.ref !== undefined || step.type !== undefined) return [];
      const places = [path, [...path, "ref"], [...path, "type"]];
      if (places.some((place) => refused?.(place) === true || facts.refused(place))) return [];
      const fix = "name an Engram in ref, or a primitive in type";
      return [required(path, "has neither ref nor type", { fix })];
    }),
});
