import type { Verb } from "../verb.ts";

export const lint: Verb = {
  name: "lint",
  summary: "Judge files without a server.",
  description: `Judges the objects of the platform in files as one closed world: objects in the set satisfy each other's
needs. What is not in the set is unknown, and each rule that could not decide for that is listed as
skipped; --cluster reads it from a cluster instead, with your own rights.

Policies are asked too, as if each object were written now: those of --policies, those among the files, and with --cluster those of the
cluster. Then objects of other kinds are judged as well, such as Pods. A policy that depends on who asks, or on an object, a Namespace or a
right that is not given, is skipped, which is no pass.

YAML and JSON are read, several documents in one file and List objects too. In folders, *.yaml, *.yml and *.json files
are read, node_modules and .git left out. Documents of other kinds are counted and passed over.

--fix changes what has one meaning only: a misspelt word where one name alone is near, a number or boolean in quotes, a
duration such as "30 s", what is listed twice, fields without effect; and it writes the defaults that the API server
would fill in. Comments, order and quotes stay. A file is written only if it reads as the same objects with exactly
these changes; running it again changes nothing more.`,
  arguments: [{ name: "<path...>", description: "files, folders, or - for standard input", completes: "file" }],
  options: [
    { flags: "--strict", description: "exit 1 also when a rule could not decide" },
    { flags: "-n, --namespace <name>", description: "namespace of objects that name none", default: "default" },
    {
      flags: "--policies <path>",
      description: "a file or folder with policies, and with what they ask for",
      repeats: true,
    },
    { flags: "--cluster", description: "read what is not in the files from the cluster" },
    { flags: "--fix", description: "change in the files what can be changed without asking, then report the rest" },
    { flags: "--dry-run", description: "with --fix: show the difference and write nothing; exit 1 if there is one" },
    { flags: "--kubeconfig <file>", description: "with --cluster: the kubeconfig to use" },
    { flags: "--context <name>", description: "with --cluster: the context to use" },
    {
      flags: "-o, --output <format>",
      description: "how to report",
      choices: ["human", "json", "sarif", "github"],
      default: "human",
    },
    { flags: "--settings <file>", description: "settings of the installation that the files are for (YAML or JSON)" },
  ],
  examples: [
    { command: "bubu lint story.yaml", shows: "one file" },
    { command: "bubu lint --strict deploy/", shows: "a folder, with everything that its objects refer to" },
    { command: "helm template . | bubu lint -", shows: "what another program writes" },
    { command: "bubu lint -o sarif deploy/ > bubu.sarif", shows: "a report for code scanning" },
    { command: "bubu lint --fix deploy/", shows: "mend what can be mended" },
    { command: "bubu lint --fix --dry-run deploy/", shows: "the same as a difference, for a check in CI" },
    { command: "bubu lint --policies policies/ deploy/", shows: "what policies would say, before anything is applied" },
    { command: "bubu lint --cluster story.yaml", shows: "with the Engrams that the cluster has" },
  ],
  load: async () => (await import("../lint/run.ts")).run,
};
