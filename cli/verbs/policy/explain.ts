import type { Action } from "../../verb.ts";
import { clusterOptions } from "../cluster-options.ts";

export const explain: Action = {
  name: "explain",
  summary: "Say which policies hold for an object, which do not and why, and what they would answer.",
  description: `For each policy: by which match rule, binding or template of a controller it holds, or the first reason why it does not; its exceptions, with why
they have no effect; and what it would answer if the object were created now by nobody in particular. Files may hold AdmissionReviews too, which say
another operation and user.

The object is one of the cluster, or in files. Policies are those of --policies, with whatever else stands there, or else those of the cluster with their
params, what they read and the Namespace, read with your own rights; rights of others are not known then. The exit code is 1 where an object would be
refused or cannot be judged. What a rule of ours wants is what \`bubu explain\` says.`,
  arguments: [{ name: "[object]", description: "an object of the cluster, as kind/name", completes: "kind" }],
  options: [
    { flags: "-f, --filename <file>", description: "a file or folder with objects or requests", repeats: true },
    {
      flags: "--policies <path>",
      description: "a file or folder with policies; default: those of the cluster",
      repeats: true,
    },
    { flags: "-n, --namespace <name>", description: "the namespace of the object; default the context's" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
    ...clusterOptions,
  ],
  examples: [
    { command: "bubu policy explain -f pod.yaml --policies policies/", shows: "what files say of an object" },
    {
      command: "bubu policy explain deployment/web -n shop",
      shows: "what holds in the cluster for one of its objects",
    },
  ],
  load: async () => (await import("../../policy/explain/run.ts")).run,
};
