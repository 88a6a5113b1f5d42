import { brief } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import { storyRunName } from "@bubustack/api/names/derived";
import { derivedName } from "../../checks/derived-name.ts";
import { helloStory, storyRun } from "../../examples/objects.ts";
import { annotation } from "../../facts/metadata.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];
const hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const tokened = (name: string, more: object = {}) =>
  storyRun(
    {},
    { name, ...more, annotations: { [annotations.triggerToken]: "tok", [annotations.triggerInputHash]: hash } },
  );

export default rule<StoryRunContext>({
  id: "story-run/trigger-name",
  kind: "StoryRun",
  effect: "deny",
  summary: "A run that carries a trigger token is called by it.",
  why: "The name is what makes the same token start the same run: a second attempt finds the first one there.",
  covers: ["STORYRUN-V-9", "STORYRUN-V-10", "STORYRUN-V-11"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: tokened("hello-tok-29cfc5407ad724f6"), related }],
    deny: [
      { object: tokened("my-run"), related },
      { title: "A generated name", object: tokened("hello-x7k2p", { generateName: "hello-" }), related },
    ],
  },
  check: ({ object, namespace, host }) => {
    const token = annotation(object, annotations.triggerToken);
    if (token === undefined || object.spec.storyRef.name === "") return [];
    const { name, namespace: place } = object.spec.storyRef;
    const expected = storyRunName(host, place || namespace, name, token);
    return derivedName(object, expected, `the token ${brief(token)}`);
  },
});
