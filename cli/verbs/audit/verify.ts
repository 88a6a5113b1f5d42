import type { Action } from "../../verb.ts";
import { anchorOptions, keyOption, outputOption, witnessOption } from "./options.ts";

export const verify: Action = {
  name: "verify",
  summary: "Check that nothing was removed from logs or altered in them.",
  description: `Reads logs from their first record to their last, needs nothing but their files, and names each fault with the records that it is about. Faults
are on standard output and make the exit code 1. Several logs are also held against what their records say of each other, and one that was seen
and is not given is a fault. Over HTTP(S) a file has bounds in size and time, and redirects are not followed.

The assurance says how far the answer carries: \`self-signed\`; \`anchored\` until the time of the last record of which all the given anchors have a checkpoint; or
\`externally witnessed\` where all the given witnesses cosigned the checkpoint. Only the latter holds against whoever has the key of the log; an anchor holds against
whoever cannot change what it keeps.

With -o json the answer is \`{"version", "path", "checkpoint": {"origin", "size", "root"}, "assurance", "witnessedUntil", "anchoredSize", "anchoredUntil", "durability", "first", "last", "removed":
[{"number", "time", "from", "to", "root"}], "faults": [{"code", "from", "to", "by", "message"}], "beyond", "witnessed": {"size", "until"}}\` for one log, \`{"version", "logs": [...], "absent": [{"origin", "size", "by"}]}\` for several; \`from\`
is the first record, \`to\` the one behind the last, \`by\` what contradicts the log, \`removed\` what retention has deleted, by the record that says so, \`witnessed\` how many
records the given witnesses have seen of a log that has grown since. The codes are stable.`,
  arguments: [{ name: "<paths...>", description: "folders or URLs of logs", completes: "file" }],
  options: [
    keyOption,
    {
      flags: "--since <file>",
      description: "a checkpoint from before, with which the log must begin",
      repeats: true,
    },
    witnessOption,
    ...anchorOptions,
    outputOption("json"),
  ],
  examples: [
    { command: "bubu audit verify /var/lib/bubu/audit --key log.pub", shows: "whether the log is as it was written" },
    { command: "bubu audit verify https://logs.example.com/a --key log.pub", shows: "the same of a published log" },
    {
      command: "bubu audit verify backup/ --key log.pub --since january.checkpoint -o json",
      shows: "whether it goes on from what was signed in January",
    },
    {
      command:
        "bubu audit verify logs/ --key logs.pub --anchor https://s3.example.com/checkpoints/prod/ --secrets secrets/",
      shows: "whether all logs begin with every checkpoint that a bucket keeps",
    },
  ],
  load: async () => (await import("../../audit/verify/run.ts")).run,
};
