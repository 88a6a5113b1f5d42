import type { Action } from "../../verb.ts";

export const lint: Action = {
  name: "lint",
  summary: "Say how policies are written wrongly: what they seem to hold and do not.",
  description: `Judges the text of policies, bindings and exceptions, without a request and without a cluster: containers that are not looked at, patterns
that match anywhere, beginnings of images that end within a name, subresources that are forgotten, mutations that raise privilege, rules and
conditions that never apply, exceptions without effect, cost near the limit. All files are judged together. Documents of other kinds are counted and
passed over. docs/policy-lints.md has every lint with its reason, its remedy and examples.

The exit code is 1 where there is an error, with --strict also where there is a warning. Whether an object is one that the API server takes is what
\`bubu lint\` says.`,
  arguments: [{ name: "<path...>", description: "files, folders, or - for standard input", completes: "file" }],
  options: [
    { flags: "--strict", description: "exit 1 also where there are warnings" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    {
      flags: "-o, --output <format>",
      description: "how to report",
      choices: ["human", "json", "sarif", "github"],
      default: "human",
    },
  ],
  examples: [
    { command: "bubu policy lint policies/", shows: "all policies of a folder" },
    { command: "bubu policy lint --strict -o github policies/", shows: "a check in CI, shown at the lines" },
    { command: "kubectl get validatingadmissionpolicies -o yaml | bubu policy lint -", shows: "what a cluster has" },
  ],
  load: async () => (await import("../../policy/lint/run.ts")).run,
};
