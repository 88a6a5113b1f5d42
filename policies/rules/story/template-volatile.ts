import { brief } from "@bubustack/api/json";
import { fetchEngram, running, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const realtime = (url: string) => story({ pattern: "realtime", steps: [running("a", "fetch", { with: { url } })] });

export default rule<StoryContext>({
  id: "story/template-volatile",
  kind: "Story",
  effect: "deny",
  summary: "Templates that are evaluated again for the same thing ask neither for the time nor for chance.",
  why: "`with` of a realtime story is evaluated wherever its topology is built anew, and a key of a cache at every look-up: both must come out the same.",
  covers: ["STORY-V-22"],
  examples: {
    allow: [{ object: realtime("https://example.com/{{ inputs.room }}"), related: fetchEngram }],
    deny: [{ object: realtime("https://example.com/{{ now | unixEpoch }}"), related: fetchEngram }],
  },
  check: ({ facts }) =>
    facts.templates.flatMap(({ path, scope, parsed }) => {
      if (scope.volatile || parsed.template === undefined) return [];
      const names = new Set(parsed.template.volatile.map(({ name }) => name));
      return [...names].map((name) =>
        forbidden(path, `${brief(name)} answers differently each time, and the field is evaluated ${scope.when}`, {
          fix: "pass the value as an input",
        }),
      );
    }),
});
