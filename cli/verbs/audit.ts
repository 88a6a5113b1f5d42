import type { Verb } from "../verb.ts";

export const audit: Verb = {
  name: "audit",
  summary: "Check an audit log: that nothing was removed or altered, and prove what is in it.",
  description: `\`verify\` reads a log from its first record to its last, needs nothing but its files, and names each fault with the records that it is
about. Faults are on standard output and make the exit code 1. A log is a folder in the layout of C2SP tlog-tiles.

\`prove\` writes a proof that a record is in a log, by its id, or by its number as \`@N\`: a C2SP tlog-proof that holds the record and the signed
checkpoint. \`check-proof\` checks such a file by itself and shows the record; a proof that does not hold makes the exit code 1.

The assurance says how far the answer carries: \`self-signed\`, or \`externally witnessed\` where all the given witnesses cosigned the
checkpoint. Only the latter holds against whoever has the key of the log.

With -o json \`verify\` answers \`{"version", "path", "checkpoint": {"origin", "size", "root"}, "assurance", "witnessedUntil", "first", "last", "faults":
[{"code", "from", "to", "message"}], "beyond"}\`; \`from\` is the first record, \`to\` the one behind the last. The codes are stable.
\`check-proof\` answers \`{"version", "valid", "index", "size", "origin", "assurance", "witnessedUntil", "record"}\`, or \`{"version", "valid", "code",
"message"}\`.`,
  arguments: [
    { name: "<action>", description: "what to do", choices: ["verify", "prove", "check-proof"] },
    {
      name: "<subject>",
      description: "verify: the folder of the log; prove: a record; check-proof: a file with a proof",
      completes: "file",
    },
    { name: "[path]", description: "prove: the folder of the log; default the current one", completes: "file" },
  ],
  options: [
    { flags: "--key <key>", description: "the public key of the log, `name+id+base64`, or a file with it" },
    { flags: "--since <file>", description: "a checkpoint from before: the log must begin with what it stands for" },
    { flags: "--witness <key>", description: "the public key of a witness, or a file with it", repeats: true },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
  ],
  examples: [
    { command: "bubu audit verify /var/lib/bubu/audit --key log.pub", shows: "whether the log is as it was written" },
    {
      command: "bubu audit verify backup/ --key log.pub --since january.checkpoint -o json",
      shows: "whether it goes on from what was signed in January",
    },
    { command: "bubu audit prove a707e70d228baec0 /var/lib/bubu/audit > a.tlog-proof", shows: "a proof of one record" },
    { command: "bubu audit check-proof a.tlog-proof --key log.pub", shows: "what it proves" },
  ],
  load: async () => (await import("../audit/run.ts")).run,
};
