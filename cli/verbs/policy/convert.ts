import type { Action } from "../../verb.ts";

export const convert: Action = {
  name: "convert",
  summary: "Write policies of Kubernetes as ours, or ours as those of Kubernetes, and prove that both say the same.",
  description: `With --to bubu, the default, each ValidatingAdmissionPolicy and MutatingAdmissionPolicy becomes a ClusterPolicy for each of its bindings; with --to
native each ClusterPolicy becomes policies and bindings that the API server decides alone. What the other kind cannot say is told: it is \`lost\` where
the rest holds without it, and the policy is \`not converted\` where it would say something else.

Then requests are judged both ways and compared: those of --proof, which names suites of tests, AdmissionReviews or objects, or else made-up ones, one for
each operation on each resource that the policies name. Params, Namespaces and roles may stand among the files. Policies go to standard output, the rest
to standard error. The exit code is 1 where something is not converted or is judged otherwise.`,
  arguments: [{ name: "<files...>", description: "files and folders with policies and bindings", completes: "file" }],
  options: [
    { flags: "--to <kind>", description: "what to write", choices: ["bubu", "native"], default: "bubu" },
    { flags: "--proof <path>", description: "suites, requests or objects that are judged both ways", repeats: true },
    { flags: "-o, --output <format>", description: "how to write", choices: ["yaml", "json"], default: "yaml" },
  ],
  examples: [
    {
      command: "bubu policy convert vap.yaml --proof suite.yaml > policy.yaml",
      shows: "a policy of Kubernetes as one of ours",
    },
    {
      command: "bubu policy convert --to native policy.yaml > vap.yaml",
      shows: "what the API server can decide alone",
    },
  ],
  load: async () => (await import("../../policy/convert/run.ts")).run,
};
