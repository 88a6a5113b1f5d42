import { brief } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import { referenceAsk } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { helloStory, storyRun } from "../../examples/objects.ts";
import { stepNames } from "../../facts/known-story.ts";
import { annotation } from "../../facts/metadata.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { invalid, notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { didYouMean } from "../../suggest.ts";

const path = ["metadata", "annotations", annotations.redriveFromStep];
const related = [helloStory];
const from = (value: string) => storyRun({}, { annotations: { [annotations.redriveFromStep]: value } });

/** The step of `<step>:<token>`; undefined for another form. */
function stepOf(value: string): string | undefined {
  const [, step] = /^([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?):(?=.*\S)/.exec(value) ?? [];
  return step;
}

/** The wish that is new with this write. */
function wish({ object, old }: StoryRunContext): string | undefined {
  const value = annotation(object, annotations.redriveFromStep);
  return value === annotation(old, annotations.redriveFromStep) ? undefined : value;
}

export default rule<StoryRunContext>({
  id: "story-run/redrive-step",
  kind: "StoryRun",
  effect: "deny",
  about: "metadata",
  summary: "A run is repeated from a step that its Story has.",
  why: "A wish that cannot be read, or names no step, is an error that the controller meets again and again.",
  examples: {
    allow: [{ object: from("nap:2"), old: storyRun(), related }],
    deny: [
      { title: "No token", object: from("nap"), old: storyRun(), related },
      { title: "No such step", object: from("map:2"), old: storyRun(), related },
    ],
  },
  needs: (context) => {
    const value = wish(context);
    return value === undefined || stepOf(value) === undefined ? [] : referenceAsk(context, storyOf(context));
  },
  check: (context) => {
    const value = wish(context);
    if (value === undefined) return [];
    const step = stepOf(value);
    if (step === undefined) {
      const fix = 'write "<step>:<token>", with another token each time';
      return [invalid(path, `${brief(value)} does not name a step and a token`, { fix })];
    }
    const { name, namespace } = context.object.spec.storyRef;
    const story = context.related.get("Story", namespace || context.namespace, name);
    const steps = story === undefined ? [step] : stepNames(story);
    if (steps.includes(step)) return [];
    const fix = didYouMean(step, steps, "name a step of the Story");
    return [notFound(path, `the Story has no step ${brief(step)}`, { fix })];
  },
});
