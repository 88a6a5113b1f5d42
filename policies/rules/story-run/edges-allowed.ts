import { edgesAllowed } from "../../checks/edges.ts";
import { grant, helloStory, story, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";

const away = storyRun({ storyRef: { name: "hello", namespace: "shared" } });
const theirs = story({}, { name: "hello", namespace: "shared" });
const secret = (namespace: string) => storyRun({ inputs: { key: { $bubuSecretRef: `${namespace}/login:key` } } });

export default edgesAllowed<StoryRunContext>({
  id: "story-run/edges-allowed",
  kind: "StoryRun",
  covers: ["COMMON-1", "STORYRUN-V-2"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: storyRun(), related: [helloStory] },
      {
        title: "Granted by the other namespace",
        object: away,
        related: [grant("StoryRun", "Story", "hello"), theirs],
        settings: { crossNamespace: "grant" },
      },
      { title: "A payload of its own namespace", object: secret("default"), related: [helloStory] },
    ],
    deny: [
      { title: "A Story of another namespace", object: away, related: [theirs] },
      { title: "Granted to nobody", object: away, related: [theirs], settings: { crossNamespace: "grant" } },
      {
        title: "A payload of another namespace, whatever the installation allows",
        object: secret("shared"),
        related: [helloStory],
        settings: { crossNamespace: "allow" },
      },
    ],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
