import type { Verb } from "../verb.ts";

export const completion: Verb = {
  name: "completion",
  summary: "Print a script that teaches a shell to complete bubu's verbs and flags.",
  arguments: [{ name: "<shell>", description: "the shell", choices: ["bash", "zsh", "fish"] }],
  examples: [
    { command: "source <(bubu completion bash)", shows: "bash, this session" },
    { command: "bubu completion fish > ~/.config/fish/completions/bubu.fish", shows: "fish, from now on" },
  ],
  load: async () => (await import("../completion/run.ts")).run,
};
