import { edgesAllowed } from "../../checks/edges.ts";
import { grant, helloStory, story, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";

const away = storyTrigger(
  { storyRef: { name: "hello", namespace: "shared" } },
  { name: "hello-trigger-5bdbed166872e93a" },
);
const theirs = story({}, { name: "hello", namespace: "shared" });

export default edgesAllowed<StoryTriggerContext>({
  id: "story-trigger/edges-allowed",
  kind: "StoryTrigger",
  covers: ["COMMON-1", "STORYTRIGGER-V-10"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: storyTrigger(), related: [helloStory] },
      {
        title: "Granted by the other namespace",
        object: away,
        related: [grant("StoryTrigger", "Story", "hello"), theirs],
        settings: { crossNamespace: "grant" },
      },
    ],
    deny: [{ title: "A Story of another namespace", object: away, related: [theirs] }],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
