import { edgesAllowed } from "../../checks/edges.ts";
import { executing, fetchEngram, grant, running, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";

const away = (name: string) => steps({ name: "get", ref: { name, namespace: "shared" } });
const child = (name: string) => steps(executing("child", name, { namespace: "shared" }));
const secret = (namespace: string) =>
  steps(running("get", "fetch", { with: { key: { $bubuSecretRef: `${namespace}/login:key` } } }));

export default edgesAllowed<StoryContext>({
  id: "story/edges-allowed",
  kind: "Story",
  covers: ["COMMON-1", "STORY-V-8", "STORY-V-48"],
  examples: {
    allow: [
      { object: steps(running("get", "fetch")), related: fetchEngram },
      {
        title: "Granted by the other namespace",
        object: child("other"),
        related: [grant("Story", "Story", "other"), story({}, { name: "other", namespace: "shared" })],
        settings: { crossNamespace: "grant" },
      },
      {
        title: "Allowed by the installation",
        object: child("other"),
        related: [story({}, { name: "other", namespace: "shared" })],
        settings: { crossNamespace: "allow" },
      },
      { title: "A payload of its own namespace", object: secret("default"), related: fetchEngram },
    ],
    deny: [
      { title: "An Engram of another namespace", object: away("fetch") },
      { title: "A Story of another namespace", object: child("other") },
      {
        title: "Granted for another Engram only",
        object: away("fetch"),
        related: [grant("Story", "Engram", "other")],
        settings: { crossNamespace: "grant" },
      },
      {
        title: "A payload of another namespace, whatever the installation allows",
        object: secret("shared"),
        related: fetchEngram,
        settings: { crossNamespace: "allow" },
      },
    ],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
