import type { JsonObject } from "@bubustack/api/json";
import { quantityFindings } from "../../checks/quantities.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const resources = (given: JsonObject) => story({ policy: { execution: { resources: given } } });

export default rule<StoryContext>({
  id: "story/quantities",
  kind: "Story",
  effect: "deny",
  summary: "CPU and memory are Kubernetes quantities, and no request is above its limit.",
  why: "The pods of a run could not be created, which would show only when a run is under way.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: resources({ cpuRequest: "100m", cpuLimit: "1", memoryRequest: "128Mi", memoryLimit: "1Gi" }) }],
    deny: [
      { title: "Not a quantity", object: resources({ memoryLimit: "1 GB" }) },
      { title: "A request above its limit", object: resources({ cpuRequest: "2", cpuLimit: "500m" }) },
    ],
  },
  check: ({ facts }) => quantityFindings(facts.execution),
});
