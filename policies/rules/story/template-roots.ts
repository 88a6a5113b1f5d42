import { strangers } from "../../checks/template-text.ts";
import { running, sleeping, steps, story, streamingEngram } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/template-roots",
  kind: "Story",
  effect: "deny",
  summary: "Templates read only what there is when they are evaluated: inputs, steps, or the packet of a stream.",
  why: "What a template sees depends on its field. A root that is not there has no value in any run, whichever way it is reached.",
  covers: [
    "STORY-V-20",
    "STORY-V-21",
    "STORY-V-22",
    "STORY-V-24",
    "STORY-V-25",
    "STORY-V-26",
    "STORY-V-27",
    "STORY-V-29",
    "STORY-V-42",
  ],
  examples: {
    allow: [
      { object: steps(sleeping("a", { if: "{{ inputs.ready }}" })) },
      {
        title: "A template that brings a variable",
        object: story({ output: { text: { $bubuTemplate: "{{ .who }}", $bubuTemplateVars: { who: "you" } } } }),
      },
      {
        title: "Relative names inside of a range",
        object: story({ output: { names: "{{ range inputs.people }}{{ .name }}{{ end }}" } }),
      },
    ],
    deny: [
      { title: "A misspelt root", object: steps(sleeping("a", { if: "{{ .input.ready }}" })) },
      { title: "A packet in a story without packets", object: steps(sleeping("a", { if: "{{ packet.loud }}" })) },
      {
        title: "Steps, where a realtime story is only being set up; through a variable, too",
        object: story({
          pattern: "realtime",
          steps: [running("a", "fetch", { with: { url: "{{ $all := . }}{{ $all.steps.b.output }}" } })],
        }),
        related: streamingEngram,
      },
    ],
  },
  check: ({ facts }) => strangers(facts.templates),
});
