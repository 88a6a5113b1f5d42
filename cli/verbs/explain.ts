import type { Verb } from "../verb.ts";

export const explain: Verb = {
  name: "explain",
  summary: "Say what a rule wants and why, with examples; without a rule, list them all.",
  arguments: [{ name: "[rule]", description: "a rule id as findings show it", completes: "rule" }],
  options: [
    {
      flags: "-o, --output <format>",
      description: "how to answer",
      choices: ["human", "json", "name"],
      default: "human",
    },
  ],
  examples: [
    { command: "bubu explain", shows: "all rules" },
    { command: "bubu explain story/step-names-unique", shows: "one rule" },
  ],
  load: async () => (await import("../explain/run.ts")).run,
};
