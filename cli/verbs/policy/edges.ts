import type { Action } from "../../verb.ts";
import { clusterOptions } from "../cluster-options.ts";

export const edges: Action = {
  name: "edges",
  summary: "Draw which objects refer into other namespaces, and whether they may.",
  description: `Each reference is allowed or refused by the setting crossNamespace, by a ReferenceGrant, and by the policies at the point Reference, as if its object were
created now by nobody in particular; it is unknown where a policy needs what is not given, such as a Namespace.

Objects, grants, policies and Namespaces are those of the files, or else of the cluster, read with your own rights. The exit code is 1 where a reference is
refused.`,
  arguments: [{ name: "[files...]", description: "files and folders; default: the cluster", completes: "file" }],
  options: [
    { flags: "--policies <path>", description: "a file or folder with more policies", repeats: true },
    {
      flags: "--settings <file>",
      description: "settings of the installation (YAML or JSON); default: references are denied",
    },
    { flags: "--all", description: "references within one namespace too" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    {
      flags: "-o, --output <format>",
      description: "how to answer",
      choices: ["human", "json", "dot", "svg"],
      default: "human",
    },
    ...clusterOptions,
  ],
  examples: [
    { command: "bubu policy edges deploy/ --settings settings.yaml", shows: "what files refer to elsewhere" },
    { command: "bubu policy edges -o svg > edges.svg", shows: "a picture of the cluster's references" },
    { command: "bubu policy edges deploy/ --policies drafts/", shows: "what drafts would say of them" },
  ],
  load: async () => (await import("../../policy/edges/run.ts")).run,
};
