import { helloStory, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];
const inputs = (given: object) => storyRun({ inputs: { data: { ...given } } });

export default rule<StoryRunContext>({
  id: "story-run/inputs-references",
  kind: "StoryRun",
  effect: "deny",
  summary: "References in the inputs of a run to storage, ConfigMaps and Secrets are well formed.",
  why: "A malformed one is found out only when a step reads it. A key of storage that is absolute or holds `..` leads to values of others.",
  covers: ["STORYRUN-V-7", "COMMON-7"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: inputs({ $bubuStorageRef: "runs/a.json", $bubuStorageContentType: "application/json" }), related },
      { object: inputs({ $bubuSecretRef: "api:token" }), related },
      { object: inputs({ $bubuConfigMapRef: { name: "conf", key: "k", format: "json" } }), related },
    ],
    deny: [
      { title: "Another key beside it", object: inputs({ $bubuStorageRef: "a", extra: 1 }), related },
      { title: "No key", object: inputs({ $bubuSecretRef: { name: "api" } }), related },
      {
        title: "An unknown format",
        object: inputs({ $bubuConfigMapRef: { name: "conf", key: "k", format: "xml" } }),
        related,
      },
      { title: "A way out of storage", object: inputs({ $bubuStorageRef: "../other/a.json" }), related },
    ],
  },
  check: ({ facts }) => facts.inputs.facts.problems,
});
