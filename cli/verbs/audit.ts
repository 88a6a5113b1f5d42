import type { Verb } from "../verb.ts";

export const audit: Verb = {
  name: "audit",
  summary: "Check an audit log: that nothing was removed or altered, and prove what is in it.",
  description: `\`verify\` reads logs from their first record to their last, needs nothing but their files, and names each fault with the records that it is
about. Faults are on standard output and make the exit code 1. A log is a folder in the layout of C2SP tlog-tiles, or a URL of one; a folder
of such folders means all of them. Several logs are also held against what their records say of each other, and one that was seen and is not given is a
fault. Over HTTP(S) a file has bounds in size and time, and redirects are not followed.

\`prove\` writes a proof that a record is in a log, by its id, or by its number as \`@N\`: a C2SP tlog-proof that holds the record and the signed
checkpoint. \`check-proof\` checks such a file by itself and shows the record; a proof that does not hold makes the exit code 1.

The assurance says how far the answer carries: \`self-signed\`, or \`externally witnessed\` where all the given witnesses cosigned the
checkpoint. Only the latter holds against whoever has the key of the log.

With -o json \`verify\` answers \`{"version", "path", "checkpoint": {"origin", "size", "root"}, "assurance", "witnessedUntil", "first", "last", "faults":
[{"code", "from", "to", "by", "message"}], "beyond"}\` for one log, \`{"version", "logs": [...], "absent": [{"origin", "size", "by"}]}\` for several; \`from\`
is the first record, \`to\` the one behind the last, \`by\` what contradicts the log. The codes are stable.
\`check-proof\` answers \`{"version", "valid", "index", "size", "origin", "assurance", "witnessedUntil", "record"}\`, or \`{"version", "valid", "code",
"message"}\`.`,
  arguments: [
    { name: "<action>", description: "what to do", choices: ["verify", "prove", "check-proof"] },
    {
      name: "<subject>",
      description: "verify: folder or URL of a log; prove: a record; check-proof: a file with a proof",
      completes: "file",
    },
    {
      name: "[paths...]",
      description: "verify: more logs; prove: folders or URLs of logs, default the current folder",
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
      flags: "--since <file>",
      description: "a checkpoint from before: the log must begin with what it stands for",
      repeats: true,
    },
    { flags: "--witness <key>", description: "the public key of a witness, or a file with it", repeats: true },
    { flags: "-o, --output <format>", description: "how to answer", choices: ["human", "json"], default: "human" },
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
  ],
  load: async () => (await import("../audit/run.ts")).run,
};
