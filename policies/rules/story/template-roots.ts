import { brief } from "@bubustack/api/json";
import { once } from "../../checks/template-reads.ts";
import { fetchEngram, running, sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { TemplateSite } from "../../facts/template-sites.ts";
import type { Found } from "../../finding.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

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
        related: fetchEngram,
      },
    ],
  },
  check: ({ facts }) => {
    const suggestions = new Suggestions();
    return facts.templates.flatMap((site) => strangers(site, suggestions));
  },
});

function strangers({ path, references, scope, variables }: TemplateSite, suggestions: Suggestions): readonly Found[] {
  const isNew = once((root: string) => root);
  return references.flatMap(({ root }) => {
    if (root === undefined || scope.roots.includes(root) || variables.includes(root) || !isNew(root)) return [];
    const roots = [...scope.roots, ...variables];
    const message = `${brief(root)} is not known here: the field is evaluated ${scope.when}`;
    return [notFound(path, message, { fix: suggestions.fix(root, () => roots, `read ${roots.join(", ")}`) })];
  });
}
