import { brief } from "@bubustack/api/json";
import { helloStory, storyTrigger } from "../../examples/objects.ts";
import type { StoryTriggerContext } from "../../facts/runs.ts";
import type { Found } from "../../finding.ts";
import { forbidden, invalid, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];
const ofEmpty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const delivery = (identity: object, name = "hello-trigger-9859ac766bd4518e") =>
  storyTrigger({ deliveryIdentity: { submissionId: "s1", ...identity } }, { name });
const keyed = "hello-trigger-7d111d92670dae4e";
const path = ["spec", "deliveryIdentity"];

export default rule<StoryTriggerContext>({
  id: "story-trigger/identity",
  kind: "StoryTrigger",
  effect: "deny",
  summary: "A delivery that is told apart by a token or key says which, with the hash of its inputs.",
  why: "Repeated deliveries start one run: without a key they cannot be told apart, without a hash nobody notices that the key came with other inputs.",
  covers: ["STORYTRIGGER-V-2", "STORYTRIGGER-V-3", "STORYTRIGGER-V-4", "STORYTRIGGER-V-5"],
  on: ["CREATE"],
  examples: {
    allow: [
      { object: delivery({}), related },
      { object: delivery({ mode: "none" }), related },
      { object: delivery({ mode: "key", key: "k1", inputHash: ofEmpty }, keyed), related },
    ],
    deny: [
      { title: "A key that does not count", object: delivery({ key: "k1", inputHash: ofEmpty }, keyed), related },
      { title: "No key", object: delivery({ mode: "token" }), related },
      { title: "No hash", object: delivery({ mode: "key", key: "k1" }, keyed), related },
      {
        title: "A blank submission",
        object: delivery({ submissionId: " " }, "hello-trigger-a03a6bedfdcc6f43"),
        related,
      },
    ],
  },
  check: ({ object, refused }) => {
    const { mode = "none", key = "", inputHash = "", submissionId } = object.spec.deliveryIdentity;
    const found: Found[] = [];
    if (submissionId !== "" && submissionId.trim() === "") {
      const fix = "write an id that repetitions of this submission share";
      found.push(invalid([...path, "submissionId"], `${brief(submissionId)} is blank`, { fix }));
    }
    if (refused?.([...path, "mode"]) === true) return found;
    if (mode === "none" && key !== "") {
      const fix = 'remove it, or set mode to "token" or "key"';
      found.push(forbidden([...path, "key"], "does not count with mode none", { fix }));
    }
    if (mode !== "none" && key === "") {
      found.push(required([...path, "key"], `is required with mode ${mode}`, { fix: "add it, or use mode none" }));
    }
    if (key !== "" && inputHash === "") {
      const fix = "add the hex SHA-256 of the canonical inputs";
      found.push(required([...path, "inputHash"], "is required beside a key", { fix }));
    }
    return found;
  },
});
