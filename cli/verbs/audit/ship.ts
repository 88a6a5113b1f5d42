import type { Action } from "../../verb.ts";
import { outputOption } from "./options.ts";

export const ship: Action = {
  name: "ship",
  summary: "Send the records of a log to a sink.",
  description: `Sends them as the webhook does: in order, and byte for byte as the log has them. --sink names a file with one sink as in the setting \`audit.sinks\` (its name
may be left out); without one they go to standard output, one a line. --cursor keeps how far the sink has come: the next time goes on there. Without one
all records are sent.

Without -f it ends when everything is sent that was there, and gives up after five failures in a row. Records that the sink refused for good make the exit code 1.
It is a reading, which is put on record in a log of readings by --record-to or BUBU_AUDIT_READS.

With --sink and -o json the answer is \`{"version", "log", "sink", "sent", "refused", "gone", "next", "refusals": [{"first", "last", "count", "why"}]}\`; of the
refusals the first hundred.`,
  arguments: [{ name: "<path>", description: "folder or URL of a log", completes: "file" }],
  options: [
    { flags: "--sink <file>", description: "a sink, in JSON or YAML" },
    { flags: "--secrets <folder>", description: "its secrets, `<sink>.<what>`; default BUBU_AUDIT_SINKS" },
    { flags: "--cursor <file>", description: "where it is kept how far the sink has come" },
    { flags: "-f, --follow", description: "goes on with new records until interrupted" },
    { flags: "--record-to <folder>", description: "a log of readings that this one is put into" },
    outputOption("json"),
  ],
  examples: [
    { command: "bubu audit ship /backup/audit > records.jsonl", shows: "all records of a log, one a line" },
    {
      command: "bubu audit ship /backup/audit --sink archive.json --secrets secrets/ --cursor archive.cursor",
      shows: "what an archive does not have yet, sent there",
    },
  ],
  load: async () => (await import("../../audit/ship/run.ts")).run,
};
