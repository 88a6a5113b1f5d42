import type { Action } from "../../verb.ts";

export const evaluate: Action = {
  name: "eval",
  summary: "Judge requests by policies as they would be judged in a cluster.",
  description: `ClusterPolicy and Policy with their exceptions, and ValidatingAdmissionPolicy and MutatingAdmissionPolicy of Kubernetes with their
bindings.

Requests come from files, each document an AdmissionReview or its \`request\`. With --jsonl each line of standard input is an object
\`{"policies": […], "request": {…}, "namespaceObject": {…}}\`, and is answered as soon as it is read by one line: \`{"allowed", "findings",
"warnings", "auditAnnotations", "patch", "object", "unverified", "records", "cost"}\`. A line that is no question has an \`error\` in its
answer.

Among \`policies\` and in the files of --policies stands all that is known: policies, bindings, exceptions, params, objects that policies
read, CustomResourceDefinitions, Namespaces, roles and their bindings. Params and objects that are not there do not exist. Without the
Namespace, or without any roles, what depends on them is not known: such policies are \`unverified\`, which is no pass.`,
  arguments: [{ name: "[files...]", description: "files and folders with requests", completes: "file" }],
  options: [
    {
      flags: "--policies <path>",
      description: "a file or folder with policies that count for all requests",
      repeats: true,
    },
    { flags: "--jsonl", description: "read questions from standard input, one a line" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
  ],
  examples: [
    { command: "bubu policy eval --policies policies/ review.json", shows: "what policies say of a request" },
    { command: "bubu policy eval --jsonl < questions.jsonl", shows: "many questions, each with policies of its own" },
    {
      command: "bubu policy eval --jsonl --policies policies/ < requests.jsonl",
      shows: "many requests, and the same policies for all",
    },
  ],
  load: async () => (await import("../../policy/eval/run.ts")).run,
};
