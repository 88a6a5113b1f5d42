import type { Verb } from "../verb.ts";
import { clusterOptions } from "./cluster-options.ts";

export const apply: Verb = {
  name: "apply",
  summary: "Create or change objects, as kubectl apply does.",
  description: `Creates what is not there and changes what is, by a three-way merge with what was applied last. The same
annotation as kubectl's remembers that, so both tools can be used on one object. When the server refuses, every reason
is printed.`,
  options: [
    {
      flags: "-f, --filename <path>",
      description: "file, folder, or - for standard input (needed; may be repeated)",
      repeats: true,
    },
    { flags: "-n, --namespace <name>", description: "namespace of objects that name none; default the context's" },
    { flags: "--dry-run", description: "let the server judge, but store nothing" },
    ...clusterOptions,
  ],
  examples: [
    { command: "bubu apply -f story.yaml", shows: "one file" },
    { command: "bubu apply --dry-run -f deploy/", shows: "what would be refused" },
  ],
  load: async () => (await import("../apply/run.ts")).run,
};
