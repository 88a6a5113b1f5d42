import { brief } from "@bubustack/api/json";
import { reachableEngrams, specText } from "../../checks/targets.ts";
import { engram, running, story, template } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { runsAsBatch } from "../../facts/template-sites.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const realtime = (mode?: string) => ({
  object: story({ pattern: "realtime", steps: [running("talk", "fetch")] }),
  related: [engram(mode === undefined ? {} : { mode }, { name: "fetch" }), template()],
});

export default rule<StoryContext>({
  id: "story/engram-streams",
  kind: "Story",
  effect: "deny",
  summary: "The main steps of a realtime story run Engrams that stay: deployments or statefulsets.",
  why: "A job ends after one piece of work; a stream needs a component that is there for as long as packets come. An Engram that names no mode is a job.",
  covers: ["RECON-5"],
  examples: {
    allow: [realtime("deployment"), realtime("statefulset")],
    deny: [realtime("job"), { title: "An Engram that names no mode", ...realtime() }],
  },
  needs: (context) =>
    context.object.spec.pattern === "realtime" ? reachableEngrams(context).map(({ ask }) => ask) : [],
  check: (context) => {
    if (context.object.spec.pattern !== "realtime") return [];
    return reachableEngrams(context).flatMap(({ namespace, name, by }) => {
      const found = context.related.get("Engram", namespace, name);
      const mode = specText(found, "mode");
      if (found === undefined || mode === "deployment" || mode === "statefulset") return [];
      const message = `Engram ${brief(name)} runs as a job, and a stream needs one that stays`;
      const fix = "use an Engram with mode deployment or statefulset";
      return by.flatMap(({ fact }) => (runsAsBatch(fact) ? [] : [invalid([...fact.path, "ref"], message, { fix })]));
    });
  },
});
