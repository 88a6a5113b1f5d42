import { brief } from "@bubustack/api/json";
import { transport } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { notFound } from "../../finding.ts";
import type { Ask } from "../../related.ts";
import { rule } from "../../rule.ts";

const transports = [{ name: "main", transportRef: "live" }];

export default rule<StoryContext>({
  id: "story/transport-exists",
  kind: "Story",
  effect: "warn",
  summary: "The Transports that a story declares exist.",
  why: "The order in which objects are applied is free, so a missing Transport is only a warning; streams wait until it is there.",
  covers: ["RECON-5"],
  examples: {
    allow: [{ object: story({ transports }), related: [transport()] }],
    deny: [{ object: story({ transports }) }],
  },
  needs: ({ object }) =>
    (object.spec.transports ?? []).map(({ transportRef }) => ask(transportRef.trim())).filter(named),
  check: ({ object, related }) =>
    (object.spec.transports ?? []).flatMap(({ transportRef }, at): readonly Found[] => {
      const name = transportRef.trim();
      if (name === "" || !related.absent("Transport", "", name)) return [];
      const path = ["spec", "transports", at, "transportRef"];
      const fix = "install it, or check the name";
      return [notFound(path, `Transport ${brief(name)} does not exist yet`, { fix })];
    }),
});

function ask(name: string): Extract<Ask, { verb: "get" }> {
  return { verb: "get", kind: "Transport", namespace: "", name };
}

function named({ name }: Extract<Ask, { verb: "get" }>): boolean {
  return name !== "";
}
