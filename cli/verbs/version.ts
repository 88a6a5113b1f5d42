import type { Verb } from "../verb.ts";

export const version: Verb = {
  name: "version",
  summary: "Print the versions of bubu and of the Node that runs it.",
  options: [
    { flags: "-o, --output <format>", description: "how to print", choices: ["human", "json"], default: "human" },
  ],
  examples: [{ command: "bubu version -o json", shows: "for scripts" }],
  load: async () => (await import("../version/run.ts")).run,
};
