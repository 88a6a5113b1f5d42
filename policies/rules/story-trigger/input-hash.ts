import { hashFindings } from "../../checks/input-hash.ts";
import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];
const ofBern = "9ad9d1db359cb62596c5d18e2b6395a325c91d01bd2aeeb20768e541b8d18260";
const keyed = (inputs: object) =>
  storyTrigger(
    { inputs: { ...inputs }, deliveryIdentity: { mode: "key", key: "k1", inputHash: ofBern, submissionId: "s1" } },
    { name: "hello-trigger-7d111d92670dae4e" },
  );

export default rule<StoryTriggerContext>({
  id: "story-trigger/input-hash",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "The hash that a trigger names is that of its inputs.",
  why: "A repeated delivery with other inputs has to be told from the first one. Inputs that lie in storage are not read at admission: whoever starts the run compares their hash.",
  covers: ["STORYTRIGGER-V-6"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: keyed({ city: "Bern" }), related },
      { title: "Inputs that lie in storage", object: keyed({ rows: { $bubuStorageRef: "a" } }), related },
    ],
    deny: [{ object: keyed({ city: "Basel" }), related }],
  },
  check: ({ object, facts, host }) => {
    const { inputs, deliveryIdentity } = object.spec;
    const { inputHash = "" } = deliveryIdentity;
    if (inputHash === "") return [];
    const stored = facts.inputs.facts.stored.length > 0;
    return hashFindings(["spec", "deliveryIdentity", "inputHash"], inputHash, inputs, stored, host);
  },
});
