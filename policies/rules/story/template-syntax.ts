import { unreadable } from "../../checks/template-text.ts";
import { sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const asks = (condition: string) => steps(sleeping("a", { if: condition }));

export default rule<StoryContext>({
  id: "story/template-syntax",
  kind: "Story",
  effect: "deny",
  summary: "Templates can be read, and call functions that exist with as many arguments as they take.",
  why: "A template that cannot be read fails in every run, at the earliest when its step is reached.",
  covers: [
    "STORY-V-20",
    "STORY-V-21",
    "STORY-V-22",
    "STORY-V-24",
    "STORY-V-25",
    "STORY-V-26",
    "STORY-V-27",
    "STORY-V-42",
  ],
  examples: {
    allow: [
      { object: asks("{{ eq inputs.stage `production` }}") },
      { title: "A word that is a function elsewhere", object: asks("{{ eq inputs.env `prod` }}") },
    ],
    deny: [
      { title: "Braces that are not closed", object: asks("{{ inputs.ready") },
      { title: "A function that does not exist", object: asks("{{ uper inputs.name }}") },
      { title: "A function that would read the environment", object: asks("{{ env `HOME` }}") },
      { title: "In what the run answers", object: story({ output: { text: "{{ if }}" } }) },
    ],
  },
  check: ({ facts }) => unreadable(facts.templates),
});
