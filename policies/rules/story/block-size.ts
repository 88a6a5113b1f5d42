import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { sleeping, story } from "../../examples/objects.ts";
import { jsonSize } from "../../facts/json-size.ts";
import type { StoryContext } from "../../facts/story.ts";
import { tooLong } from "../../finding.ts";
import { rule } from "../../rule.ts";

const settings = { maxWithBytes: 1_024 };

export default rule<StoryContext>({
  id: "story/block-size",
  kind: "Story",
  effect: "deny",
  summary: "Configuration blocks of a story (`with`, `runtime`, `output`, `policy.with`) are bounded in size.",
  why: "These blocks are evaluated for every run and copied into its objects. Bytes are counted as the API server encodes them: `<`, `>` and `&` take six.",
  covers: ["COMMON-4", "STORY-V-2", "STORY-V-12", "STORY-V-29"],
  examples: {
    allow: [{ object: story({ output: { text: "short" } }), settings }],
    deny: [
      { title: "More than the installation's bound", object: story({ output: { text: "x".repeat(1_100) } }), settings },
      {
        title: "Characters that take six bytes",
        object: story({
          steps: [sleeping("a", { runtime: { text: "<".repeat(200) }, transport: "t" })],
          transports: [{ name: "t", transportRef: "nats" }],
        }),
        settings,
      },
    ],
  },
  check: ({ object, facts, settings: { maxWithBytes } }) => {
    if (facts.fits(maxWithBytes)) return [];
    const { output, policy } = object.spec;
    const blocks: (readonly [Path, JsonObject | undefined])[] = [
      [["spec", "output"], output],
      [["spec", "policy", "with"], policy?.with],
    ];
    for (const { step, path } of facts.steps) {
      blocks.push([[...path, "with"], step.with], [[...path, "runtime"], step.runtime]);
    }
    return blocks.flatMap(([path, block]) => {
      const size = block === undefined ? 0 : jsonSize(block);
      if (size <= maxWithBytes) return [];
      const fix = `keep it to ${maxWithBytes} bytes, or pass a reference to storage`;
      return [tooLong(path, `is ${size} bytes of JSON`, { fix })];
    });
  },
});
