import type { Verb } from "../verb.ts";
import { clusterOptions } from "./cluster-options.ts";

export const get: Verb = {
  name: "get",
  summary: "Show objects of a cluster.",
  arguments: [
    { name: "<kind>", description: "kind, plural or short name: Story, stories", completes: "kind" },
    { name: "[name]", description: "one object; default all" },
  ],
  options: [
    { flags: "-n, --namespace <name>", description: "the namespace; default the context's" },
    { flags: "-A, --all-namespaces", description: "all namespaces" },
    {
      flags: "-o, --output <format>",
      description: "how to show",
      choices: ["table", "json", "yaml", "name"],
      default: "table",
    },
    ...clusterOptions,
  ],
  examples: [
    { command: "bubu get stories", shows: "all Stories of the namespace" },
    { command: "bubu get story hello -o yaml", shows: "one, with its defaults" },
  ],
  load: async () => (await import("../get/run.ts")).run,
};
