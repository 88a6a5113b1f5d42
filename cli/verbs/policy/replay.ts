import type { Action } from "../../verb.ts";

export const replay: Action = {
  name: "replay",
  summary: "Judge recorded requests by a draft of policies.",
  description: `The log has an AdmissionReview or its \`request\` on each line; \`-\` is standard input. Beside the request may stand \`namespaceObject\`, and
\`response.allowed\`, which the draft is compared with where there is no --current. The log is read as a stream, however long it is; a line that
is no request is told by its number, and the next one is read.

A folder is one of an audit log, or of the logs of several replicas, beside which requests were captured (\`audit.capture\` of the settings): each is read with the key of its namespace, and compared with
the record that the log has of it; what cannot be read or is not on record counts as a line that is no request. A request that several webhooks were asked about counts once.

Where something was left out of the log, \`{"$redacted": true}\` stands in its place; a policy that depends on it is unverified for that
request, and so is one that depends on a Namespace, a right or an object that is not given. Unverified is no pass.

--promote judges as if the draft had that action (native policies: their bindings), and fails where more than --max-refused requests would be refused (or warned about), where a
policy is unverified for some, or where a line is no request.`,
  arguments: [
    {
      name: "<log>",
      description: "a file with requests, one a line, or -, or the folder of an audit log, or of several",
      completes: "file",
    },
  ],
  options: [
    {
      flags: "--policy <path>",
      description: "a file or folder with the draft: policies, bindings, exceptions",
      repeats: true,
    },
    { flags: "--current <path>", description: "a file or folder with what is in force", repeats: true },
    {
      flags: "--objects <path>",
      description: "a file or folder with Namespaces, params, roles, and objects that policies read",
      repeats: true,
    },
    { flags: "--promote <action>", description: "pass or fail the draft for this action", choices: ["warn", "deny"] },
    {
      flags: "--max-refused <count>",
      description: "requests that --promote lets be refused or warned about; default 0",
    },
    { flags: "--seal <file>", description: "the secret that the log's keys are sealed with; default BUBU_AUDIT_SEAL" },
    { flags: "--record-to <folder>", description: "a log of readings that this one of captured requests is put into" },
    { flags: "--now <time>", description: "the time at which exceptions are judged; default: now" },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
  ],
  examples: [
    { command: "bubu policy replay reviews.jsonl --policy draft.yaml", shows: "who would have been refused" },
    {
      command: "bubu policy replay reviews.jsonl --policy draft.yaml --current policies/",
      shows: "what would change, and where first",
    },
    {
      command: "bubu policy replay reviews.jsonl --policy draft.yaml --promote deny --max-refused 5",
      shows: "whether the draft may deny",
    },
    {
      command: "bubu policy replay /var/lib/bubu/audit --policy draft.yaml --promote deny",
      shows: "the same of what was captured beside an audit log",
    },
  ],
  load: async () => (await import("../../policy/replay/run.ts")).run,
};
