import { brief } from "@bubustack/api/json";
import { transport } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { duplicate, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/transport-names",
  kind: "Story",
  effect: "deny",
  summary: "Transports have unique names, and each names a Transport.",
  why: "Steps choose a transport by its name, so a name must stand for one.",
  covers: ["STORY-V-38", "STORY-V-39", "STORY-V-40"],
  examples: {
    allow: [
      { object: story({ transports: [{ name: "main", transportRef: "nats" }] }), related: [transport({}, "nats")] },
    ],
    deny: [
      {
        title: "A repeated name",
        object: story({
          transports: [
            { name: "main", transportRef: "nats" },
            { name: "main", transportRef: "kafka" },
          ],
        }),
      },
      { title: "A blank Transport", object: story({ transports: [{ name: "main", transportRef: " " }] }) },
    ],
  },
  check: ({ object }) => {
    const seen = new Set<string>();
    return (object.spec.transports ?? []).flatMap(({ name, transportRef }, at): readonly Found[] => {
      const path = ["spec", "transports", at];
      const found: Found[] = [];
      if (transportRef !== "" && transportRef.trim() === "") {
        found.push(required([...path, "transportRef"], "is blank", { fix: "name a Transport" }));
      }
      if (name !== "" && seen.has(name)) {
        const message = `transport ${brief(name)} is declared already`;
        found.push(duplicate([...path, "name"], message, { fix: "give it another name" }));
      }
      seen.add(name);
      return found;
    });
  },
});
