import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { RoutingRule } from "@bubustack/api/shared/streaming/routing";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { duplicate, notFound, required } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const routed = (...targets: readonly string[]) =>
  story({
    pattern: "realtime",
    steps: [sleeping("mix"), sleeping("store")],
    transports: [
      {
        name: "main",
        transportRef: "nats",
        streaming: { routing: { rules: [{ name: "only", action: "allow", target: { steps: targets } }] } },
      },
    ],
  });

export default rule<StoryContext>({
  id: "story/routing-targets",
  kind: "Story",
  effect: "deny",
  summary: "Routing rules name steps of the story, each once.",
  why: "A rule about a step that does not exist is never applied, and what it should have kept away arrives.",
  covers: ["STORY-V-43", "STORY-V-44", "STORY-V-45", "STORY-V-46", "STREAM-16"],
  examples: {
    allow: [{ object: routed("mix", "store") }],
    deny: [
      { title: "A misspelt name", object: routed("stroe") },
      { title: "A blank name", object: routed("") },
      { title: "A repeated name", object: routed("mix", "mix") },
    ],
  },
  check: ({ object, facts }) => {
    const rules = (object.spec.transports ?? []).flatMap((transport, at) =>
      (transport.streaming?.routing?.rules ?? []).map((one, index) => ({
        one,
        path: ["spec", "transports", at, "streaming", "routing", "rules", index] as Path,
      })),
    );
    if (rules.length === 0) return [];
    const suggestions = new Suggestions();
    const names = new Set(facts.steps.map(({ step }) => step.name));
    return rules.flatMap(({ one, path }) => judge(one, path, names, suggestions));
  },
});

function judge(
  { target }: RoutingRule,
  path: Path,
  names: ReadonlySet<string>,
  suggestions: Suggestions,
): readonly Found[] {
  const seen = new Set<string>();
  return (target?.steps ?? []).flatMap((name, at) => {
    const place = [...path, "target", "steps", at];
    if (name.trim() === "") return [required(place, "is blank", { fix: "name a step" })];
    if (seen.has(name)) return [duplicate(place, `${brief(name)} is named already`, { fix: "remove it" })];
    seen.add(name);
    if (names.has(name)) return [];
    const fix = suggestions.fix(name, () => names, "name a step of this story");
    return [notFound(place, `there is no step ${brief(name)}`, { fix })];
  });
}
