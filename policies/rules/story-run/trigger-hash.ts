import { inputHash } from "@bubustack/api/canonical-json";
import { annotations } from "@bubustack/api/keys";
import { hashFindings } from "../../checks/input-hash.ts";
import { helloStory, storyRun } from "../../examples/objects.ts";
import { annotation } from "../../facts/metadata.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];
const path = ["metadata", "annotations", annotations.triggerInputHash];
const ofEmpty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const ofBern = "9ad9d1db359cb62596c5d18e2b6395a325c91d01bd2aeeb20768e541b8d18260";
const run = (spec: object, hash?: string) =>
  storyRun(
    { ...spec },
    {
      name: "hello-tok-29cfc5407ad724f6",
      annotations: {
        [annotations.triggerToken]: "tok",
        ...(hash === undefined ? {} : { [annotations.triggerInputHash]: hash }),
      },
    },
  );

export default rule<StoryRunContext>({
  id: "story-run/trigger-hash",
  kind: "StoryRun",
  effect: "deny",
  summary: "A run that carries a trigger token carries the hash of its inputs.",
  why: "A second attempt with the same token and other inputs has to be told from the first one. Inputs that lie in storage are not read at admission: whoever starts the run compares their hash.",
  covers: ["STORYRUN-V-12", "STORYRUN-V-13"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: run({}, ofEmpty), related },
      { object: run({ inputs: { city: "Bern" } }, ofBern), related },
      {
        title: "Inputs that lie in storage",
        object: run({ inputs: { rows: { $bubuStorageRef: "a" } } }, ofBern),
        related,
      },
    ],
    deny: [
      { object: run({}), related },
      { object: run({ inputs: { city: "Basel" } }, ofBern), related },
    ],
  },
  check: ({ object, facts, host }) => {
    if (annotation(object, annotations.triggerToken) === undefined) return [];
    const given = annotation(object, annotations.triggerInputHash);
    const { inputs } = object.spec;
    const stored = facts.inputs.facts.stored.length > 0;
    if (given !== undefined && given !== "") return hashFindings(path, given, inputs, stored, host);
    const fix = stored ? "add it" : `write "${inputHash(host, inputs)}"`;
    return [required(path, "is required beside a trigger token", { fix })];
  },
});
