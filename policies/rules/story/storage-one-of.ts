import { storageFindings } from "../../checks/storage.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const s3 = { bucket: "payloads", authentication: { secretRef: { name: "s3-keys" } } };

export default rule<StoryContext>({
  id: "story/storage-one-of",
  kind: "Story",
  effect: "deny",
  summary: "A storage policy names one place, one volume and one way to authenticate.",
  why: "Of two, one would be ignored, and which one is not for the author to see.",
  examples: {
    allow: [{ object: story({ policy: { storage: { s3 } } }) }],
    deny: [
      { title: "Two places", object: story({ policy: { storage: { s3, file: { path: "/data" } } } }) },
      {
        title: "Two volumes",
        object: story({ policy: { storage: { file: { volumeClaimName: "data", emptyDir: {} } } } }),
      },
    ],
  },
  check: ({ facts }) => storageFindings(facts.execution),
});
