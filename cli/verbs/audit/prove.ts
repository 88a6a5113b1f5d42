import type { Action } from "../../verb.ts";
import { outputOption } from "./options.ts";

export const prove: Action = {
  name: "prove",
  summary: "Write a proof that a record is in a log.",
  description: `The record is named by its id, or by its number as \`@N\`. The proof is a C2SP tlog-proof that holds the record and the signed checkpoint; it goes
to standard output, and \`check-proof\` checks it by itself. A record that is not there makes the exit code 1. With -o json the answer is \`{"version", "proven", "path",
"index", "proof"}\`, or \`{"version", "proven", "message"}\`.`,
  arguments: [
    { name: "<record>", description: "id of a record, or @N" },
    { name: "[paths...]", description: "folders or URLs of logs; default the current folder", completes: "file" },
  ],
  options: [outputOption("json")],
  examples: [
    { command: "bubu audit prove a707e70d228baec0 /var/lib/bubu/audit > a.tlog-proof", shows: "a proof of one record" },
  ],
  load: async () => (await import("../../audit/prove/run.ts")).run,
};
