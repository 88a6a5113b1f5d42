import type { Verb } from "../verb.ts";

export const decisions: Verb = {
  name: "decisions",
  summary: "Show what bubu dev admitted and refused.",
  options: [
    { flags: "-f, --follow", description: "go on with new decisions until interrupted" },
    { flags: "-N, --lines <number>", description: "how many of the last decisions to show", default: "20" },
    { flags: "--state <folder>", description: "state folder of bubu dev", default: ".bubu/dev" },
    { flags: "-o, --output <format>", description: "how to show", choices: ["table", "json"], default: "table" },
  ],
  examples: [
    { command: "bubu decisions", shows: "the last twenty" },
    { command: "bubu decisions -f", shows: "as they are made" },
  ],
  load: async () => (await import("../decisions/run.ts")).run,
};
