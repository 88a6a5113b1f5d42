import { brief } from "@bubustack/api/json";
import { once } from "../../checks/template-reads.ts";
import { fetchEngram, running, sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const get = running("get-feed", "fetch");

export default rule<StoryContext>({
  id: "story/template-steps-known",
  kind: "Story",
  effect: "deny",
  summary: "Steps that templates read exist.",
  why: "A step that reads one which does not exist waits for it for ever.",
  covers: ["STORY-W-4"],
  examples: {
    allow: [
      {
        title: "Three ways to write one name",
        object: steps(
          get,
          sleeping("a", {
            needs: ["get-feed"],
            if: "{{ and steps['get-feed'].output.a steps.get_feed.output.b (index .steps `get-feed`).output.c }}",
          }),
        ),
        related: fetchEngram,
      },
    ],
    deny: [
      {
        title: "A misspelt name",
        object: steps(get, sleeping("a", { needs: ["get-feed"], if: "{{ steps['get-fed'].output.ok }}" })),
        related: fetchEngram,
      },
      { title: "In what the run answers", object: story({ output: { all: "{{ steps.nobody.output }}" } }) },
    ],
  },
  check: ({ facts }) => {
    const suggestions = new Suggestions();
    const found: Found[] = [];
    const isNew = once((key: string) => key);
    for (const { site, name } of facts.reads.unknown) {
      if (!isNew(`${site.path.join("/")} ${name}`)) continue;
      const fix = suggestions.fix(name, () => facts.lookup.names(), "name a step of this story");
      found.push(notFound(site.path, `there is no step ${brief(name)}`, { fix }));
    }
    return found;
  },
});
