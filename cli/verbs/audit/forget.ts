import type { Action } from "../../verb.ts";
import { outputOption } from "./options.ts";

export const forget: Action = {
  name: "forget",
  summary: "Destroy the key of a namespace: what is personal in its records is then readable for nobody.",
  description: `User names, ids and groups that a log has encrypted (\`audit.personal: sealed\`) go with the key of their namespace, and digests of messages and of Secrets can no
longer be compared. Records, proofs and everything else stay as they are. Each replica's log has keys of its own, and so has each copy: it is to be done in all of
them.

It is asked for confirmation: the name of the namespace, on standard input. A legal hold on the namespace forbids it. Where a replica has the log open, it destroys the
key and puts that on record (\`personal.forgotten\`); else the key is destroyed here, and whoever writes the log next records it. In a copy that nobody writes,
--record-to puts it into a log of readings. What is on record nowhere makes the exit code 1.

With -o json the answer is \`{"version", "namespace", "logs": [{"path", "key", "records", "sealed", "first", "last", "captured", "state", "number",
"recordedIn"}]}\`; the state is \`recorded\`, \`forgotten\` and not on record yet, or \`waiting\` for the replica that has the log open.`,
  arguments: [
    {
      name: "[path]",
      description: "folder of a log, or of logs; default BUBU_AUDIT, or the current folder",
      completes: "file",
    },
  ],
  options: [
    { flags: "--namespace <name>", description: "the namespace; empty for what is outside of all" },
    { flags: "--reason <text>", description: "why, for the record" },
    { flags: "--yes", description: "do not ask" },
    { flags: "--seal <file>", description: "the secret that the log's keys are sealed with; default BUBU_AUDIT_SEAL" },
    { flags: "--record-to <folder>", description: "a log of readings that this is put into" },
    { flags: "--wait <seconds>", description: "how long a running replica has", default: "20" },
    outputOption("json"),
  ],
  examples: [
    {
      command: "bubu audit forget --namespace team-a --reason 'the team has left' /var/lib/bubu/audit",
      shows: "what becomes unreadable, and asks",
    },
  ],
  load: async () => (await import("../../audit/forget/run.ts")).run,
};
