import { storyTriggerName } from "@bubustack/api/names/derived";
import { derivedName } from "../../checks/derived-name.ts";
import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];

export default rule<StoryTriggerContext>({
  id: "story-trigger/name",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "A trigger is called by its Story and its key, or its submission.",
  why: "The name is what makes a repeated delivery the same trigger: the second attempt finds the first one there.",
  covers: ["STORYTRIGGER-V-7", "STORYTRIGGER-V-8", "STORYTRIGGER-V-9"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyTrigger(), related }],
    deny: [
      { object: storyTrigger({}, { name: "mine" }), related },
      { title: "A generated name", object: storyTrigger({}, { name: "hello-x7k2p", generateName: "hello-" }), related },
    ],
  },
  check: ({ object, namespace, host }) => {
    const { storyRef, deliveryIdentity } = object.spec;
    const expected = storyTriggerName(host, storyRef.namespace || namespace, storyRef.name, deliveryIdentity);
    if (storyRef.name === "" || expected === "") return [];
    return derivedName(object, expected, "the Story and the delivery");
  },
});
