import type { Action } from "../../verb.ts";
import { openingOptions, outputOption, readingOptions } from "./options.ts";

export const query: Action = {
  name: "query",
  summary: "Show records of logs, joined by time, the newest first.",
  description: `A value that ends with \`*\` stands for all that begin so; of one flag that is given more than once one value has to fit. --filter is a CEL expression over
\`record\` (the CloudEvent) and \`data\` (its data). Times are RFC 3339, a date, or how long ago (24h, 7d).

An index below the user's cache keeps it quick; it can be deleted at any time, and says only where not to look. What is personal and sealed
stays sealed, unless --open says otherwise, in the folder of a log that has its keys: then names are shown, or \`forgotten\` where the key was destroyed, and --actor finds
them. A reading is put on record in a log of readings by --record-to or BUBU_AUDIT_READS, and that names were opened; without one the command says that it was not.
A query does not verify: \`verify\` does.

-o json answers \`{"version", "records": [{"log", "number", "record"}], "after"}\`, -o jsonl such records one a line. With --open such a record has \`actor\` besides:
\`{"state": "opened", "username", "uid", "groups"}\`, or the state \`forgotten\` or \`sealed\`; the record stays as it is in the log.
-o k8s-events answers admission decisions as Events of \`audit.k8s.io/v1\`, one a line, for what reads the API server's audit log.`,
  arguments: [{ name: "<paths...>", description: "folders or URLs of logs", completes: "file" }],
  options: [
    { flags: "--since <time>", description: "the earliest time" },
    { flags: "--until <time>", description: "the latest time" },
    { flags: "--type <type>", description: "type of record, such as admission.decided", repeats: true },
    { flags: "--actor <name>", description: "who asked, or the keyed digest of a sealed name", repeats: true },
    { flags: "--namespace <name>", description: "namespace of the object", repeats: true },
    { flags: "--kind <kind>", description: "kind of the object", repeats: true },
    { flags: "--name <name>", description: "name of the object", repeats: true },
    { flags: "--verdict <verdict>", description: "allowed, refused or unjudged", repeats: true },
    { flags: "--rule <rule>", description: "rule of a finding", repeats: true },
    { flags: "--policy <policy>", description: "policy of a finding or change: name or namespace/name", repeats: true },
    { flags: "--filter <expression>", description: "CEL over record and data" },
    { flags: "--limit <number>", description: "how many records to show", default: "100" },
    { flags: "--after <cursor>", description: "goes on where another query ended" },
    { flags: "--oldest-first", description: "the oldest records first" },
    { flags: "-f, --follow", description: "goes on with new records until interrupted, the oldest first" },
    ...openingOptions,
    ...readingOptions,
    outputOption("json", "jsonl", "csv", "k8s-events"),
  ],
  examples: [
    {
      command: "bubu audit query /var/lib/bubu/audit --verdict refused --namespace team-a --since 7d",
      shows: "what was refused there in a week",
    },
    {
      command: "bubu audit query logs/ --filter 'size(data.findings) > 3' -o csv",
      shows: "records of several logs for a spreadsheet",
    },
    {
      command: "bubu audit query /var/lib/bubu/audit --open --seal /etc/bubu/seal --actor ada@example.com",
      shows: "what a person did, where names are encrypted",
    },
    {
      command: "bubu audit query /var/lib/bubu/audit --oldest-first -o k8s-events",
      shows: "decisions for rules about the API server's audit log",
    },
  ],
  load: async () => (await import("../../audit/query/run.ts")).run,
};
