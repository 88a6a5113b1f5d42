import type { Verb } from "../verb.ts";
import { clusterOptions } from "./cluster-options.ts";

export const remove: Verb = {
  name: "delete",
  summary: "Delete objects of a cluster.",
  arguments: [
    { name: "[kind]", description: "kind, plural or short name", completes: "kind" },
    { name: "[name...]", description: "the objects" },
  ],
  options: [
    {
      flags: "-f, --filename <path>",
      description: "delete what is in a file, a folder, or - for standard input (may be repeated)",
      repeats: true,
    },
    { flags: "-n, --namespace <name>", description: "the namespace; default the context's" },
    { flags: "--dry-run", description: "let the server judge, but delete nothing" },
    { flags: "--ignore-not-found", description: "what is not there counts as deleted" },
    ...clusterOptions,
  ],
  examples: [
    { command: "bubu delete story hello", shows: "one object" },
    { command: "bubu delete -f deploy/", shows: "everything that is in a folder" },
  ],
  load: async () => (await import("../delete/run.ts")).run,
};
