import type { Action } from "../../verb.ts";

export const suite: Action = {
  name: "test",
  summary: "Run suites of tests of policies.",
  description: `Suites are files with \`kind: PolicySuite\`, each test an object and what policies are expected to say of its creation, change or deletion;
docs/policy-tests.md has the format. Suites are searched in folders too. A validation that no test sees refuse anything is named; with
--strict that fails.`,
  arguments: [{ name: "<files...>", description: "files and folders with suites", completes: "file" }],
  options: [
    { flags: "--run <text>", description: "only tests whose name has this in it" },
    { flags: "--strict", description: "fail where no test sees a validation refuse" },
    {
      flags: "-o, --output <format>",
      description: "how to answer",
      choices: ["human", "json", "junit"],
      default: "human",
    },
  ],
  examples: [
    { command: "bubu policy test policies/", shows: "the tests of policies, and which validations they do not touch" },
    { command: "bubu policy test policies/ --strict -o junit", shows: "the same for CI" },
  ],
  load: async () => (await import("../../policy/suite/run.ts")).run,
};
