import type { Verb } from "../verb.ts";

export const policy: Verb = {
  name: "policy",
  summary: "Try and test policies: what they say of requests, without a cluster.",
  description: `\`eval\` judges requests by policies as they would be judged in a cluster: ClusterPolicy and Policy with their exceptions, and
ValidatingAdmissionPolicy and MutatingAdmissionPolicy of Kubernetes with their bindings.

Requests come from files, each document an AdmissionReview or its \`request\`. With --jsonl each line of standard input is an object
\`{"policies": […], "request": {…}, "namespaceObject": {…}}\`, and is answered as soon as it is read by one line: \`{"allowed", "findings",
"warnings", "auditAnnotations", "patch", "object", "unverified", "records", "cost"}\`. A line that is no question has an \`error\` in its
answer.

Among \`policies\` and in the files of --policies stands all that is known: policies, bindings, exceptions, params, objects that policies
read, CustomResourceDefinitions, Namespaces, roles and their bindings. Params and objects that are not there do not exist. Without the
Namespace, or without any roles, what depends on them is not known: such policies are \`unverified\`, which is no pass.

\`test\` runs suites of tests: files with \`kind: PolicySuite\`, each test an object and what policies are expected to say of its creation,
change or deletion. Suites are searched in folders too. A validation that no test sees refuse anything is named; with --strict that
fails.`,
  arguments: [
    { name: "<action>", description: "what to do", choices: ["eval", "test"] },
    { name: "[files...]", description: "files and folders with requests, or with suites", completes: "file" },
  ],
  options: [
    {
      flags: "--policies <path>",
      description: "a file or folder with policies that count for all requests",
      repeats: true,
    },
    { flags: "--jsonl", description: "read questions from standard input, one a line" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    { flags: "--run <text>", description: "only tests whose name has this in it" },
    { flags: "--strict", description: "fail where no test sees a validation refuse" },
    {
      flags: "-o, --output <format>",
      description: "how to answer; junit is for tests",
      choices: ["human", "json", "junit"],
      default: "human",
    },
  ],
  examples: [
    { command: "bubu policy eval --policies policies/ review.json", shows: "what policies say of a request" },
    { command: "bubu policy eval --jsonl < questions.jsonl", shows: "many questions, each with policies of its own" },
    {
      command: "bubu policy eval --jsonl --policies policies/ < requests.jsonl",
      shows: "many requests, and the same policies for all",
    },
    { command: "bubu policy test policies/", shows: "the tests of policies, and which validations they do not touch" },
  ],
  load: async () => (await import("../policy/run.ts")).run,
};
