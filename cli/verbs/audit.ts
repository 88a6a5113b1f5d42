import type { Verb } from "../verb.ts";

export const audit: Verb = {
  name: "audit",
  summary: "Read and check audit logs: what was decided, that nothing was removed or altered, and proofs of it.",
  description: `\`verify\` reads logs from their first record to their last, needs nothing but their files, and names each fault with the records that it is
about. Faults are on standard output and make the exit code 1. A log is a folder in the layout of C2SP tlog-tiles, or a URL of one; a folder
of such folders means all of them. Several logs are also held against what their records say of each other, and one that was seen and is not given is a
fault. Over HTTP(S) a file has bounds in size and time, and redirects are not followed.

\`prove\` writes a proof that a record is in a log, by its id, or by its number as \`@N\`: a C2SP tlog-proof that holds the record and the signed
checkpoint. \`check-proof\` checks such a file by itself and shows the record; a proof that does not hold makes the exit code 1.

The assurance says how far the answer carries: \`self-signed\`, or \`externally witnessed\` where all the given witnesses cosigned the
checkpoint. Only the latter holds against whoever has the key of the log.

\`query\` shows records of logs, joined by time, the newest first. A value that ends with \`*\` stands for all that begin so; of one flag that is given more than
once one value has to fit. --filter is a CEL expression over \`record\` (the CloudEvent) and \`data\` (its data). An index below the user's cache keeps
it quick; it can be deleted at any time, and says only where not to look. What is personal and sealed stays sealed. A reading is put on record
in a log of readings by --record-to or BUBU_AUDIT_READS; without one the command says that it was not. \`query\` does not verify: \`verify\` does.

\`report\` writes the evidence of a period, by default the last 30 days: decisions and refusals over time, exceptions with approvals and uses, the history of policies
with what changed, other acts, readings, whether the logs are as they were written (with --key), and the controls of standards that this is evidence
about. One HTML document that loads nothing and prints, or with -o json the same for programs. A log with faults makes the exit code 1.

\`join\` reads the API server's own audit log (audit.k8s.io/v1, JSON lines) and says what each decision led to, by the annotation \`<webhook>/decision\`: it was done,
refused, rehearsed, or refused by others later. A refusal that the API server did not obey (\`contradicted\`), and a decision that no log has, make the
exit code 1. -o jsonl answers \`{"decision", "result", "auditId", "status", "log", "number", "record"}\` for each.

With -o json \`verify\` answers \`{"version", "path", "checkpoint": {"origin", "size", "root"}, "assurance", "witnessedUntil", "first", "last", "faults":
[{"code", "from", "to", "by", "message"}], "beyond"}\` for one log, \`{"version", "logs": [...], "absent": [{"origin", "size", "by"}]}\` for several; \`from\`
is the first record, \`to\` the one behind the last, \`by\` what contradicts the log. The codes are stable.
\`check-proof\` answers \`{"version", "valid", "index", "size", "origin", "assurance", "witnessedUntil", "record"}\`, or \`{"version", "valid", "code",
"message"}\`. \`query\` answers \`{"version", "records": [{"log", "number", "record"}], "after"}\`, or such records one a line with -o jsonl.`,
  arguments: [
    {
      name: "<action>",
      description: "what to do",
      choices: ["verify", "prove", "check-proof", "query", "report", "join"],
    },
    {
      name: "<subject>",
      description:
        "verify, query, report: folder or URL of a log; prove: a record; check-proof: a file with a proof; join: the API server's audit log",
      completes: "file",
    },
    {
      name: "[paths...]",
      description: "verify, query, report: more logs; prove, join: folders or URLs of logs, default the current folder",
      completes: "file",
    },
  ],
  options: [
    {
      flags: "--key <key>",
      description: "the public key of a log, `name+id+base64`, or a file with one a line; for each log",
      repeats: true,
    },
    {
      flags: "--since <file|time>",
      description: "verify: a checkpoint from before, with which the log must begin; query: the earliest time",
      repeats: true,
    },
    { flags: "--witness <key>", description: "the public key of a witness, or a file with it", repeats: true },
    {
      flags: "--until <time>",
      description: "query: the latest time; times are RFC 3339, a date, or how long ago (24h, 7d)",
    },
    { flags: "--type <type>", description: "query: type of record, such as admission.decided", repeats: true },
    { flags: "--actor <name>", description: "query: who asked, or the keyed digest of a sealed name", repeats: true },
    { flags: "--namespace <name>", description: "query: namespace of the object", repeats: true },
    { flags: "--kind <kind>", description: "query: kind of the object", repeats: true },
    { flags: "--name <name>", description: "query: name of the object", repeats: true },
    { flags: "--verdict <verdict>", description: "query: allowed, refused or unjudged", repeats: true },
    { flags: "--rule <rule>", description: "query: rule of a finding", repeats: true },
    {
      flags: "--policy <policy>",
      description: "query: policy of a finding or change: name or namespace/name",
      repeats: true,
    },
    { flags: "--filter <expression>", description: "query: CEL over record and data" },
    { flags: "--limit <number>", description: "query: how many records to show", default: "100" },
    { flags: "--after <cursor>", description: "query: goes on where another query ended" },
    { flags: "--oldest-first", description: "query: the oldest records first" },
    { flags: "-f, --follow", description: "query: goes on with new records until interrupted, the oldest first" },
    {
      flags: "--index <folder>",
      description: "query, report, join: where indexes are kept; default in the user's cache",
    },
    { flags: "--scan", description: "query, report, join: reads all records, without an index" },
    { flags: "--from <time>", description: "report: beginning of the period; default 30 days before its end" },
    { flags: "--to <time>", description: "report: end of the period; default now" },
    { flags: "--out <file>", description: "report: where to write it; default standard output" },
    { flags: "--record-to <folder>", description: "query, report, join: a log of readings that this one is put into" },
    {
      flags: "-o, --output <format>",
      description: "how to answer; query: jsonl and csv too; join: jsonl; report: html or json",
      choices: ["human", "json", "jsonl", "csv", "html"],
      default: "human",
    },
  ],
  examples: [
    { command: "bubu audit verify /var/lib/bubu/audit --key log.pub", shows: "whether the log is as it was written" },
    { command: "bubu audit verify https://logs.example.com/a --key log.pub", shows: "the same of a published log" },
    {
      command: "bubu audit verify backup/ --key log.pub --since january.checkpoint -o json",
      shows: "whether it goes on from what was signed in January",
    },
    { command: "bubu audit prove a707e70d228baec0 /var/lib/bubu/audit > a.tlog-proof", shows: "a proof of one record" },
    { command: "bubu audit check-proof a.tlog-proof --key log.pub", shows: "what it proves" },
    {
      command: "bubu audit query /var/lib/bubu/audit --verdict refused --namespace team-a --since 7d",
      shows: "what was refused there in a week",
    },
    {
      command: "bubu audit query logs/ --filter 'size(data.findings) > 3' -o csv",
      shows: "records of several logs for a spreadsheet",
    },
    {
      command: "bubu audit report logs/ --key logs.pub --from 2026-03-01 --to 2026-03-31 --out march.html",
      shows: "the evidence of a month for a reviewer",
    },
    {
      command: "bubu audit join kube-apiserver-audit.log logs/",
      shows: "whether the API server did what was decided",
    },
  ],
  load: async () => (await import("../audit/run.ts")).run,
};
