import type { Action } from "../../verb.ts";
import { keyOption, outputOption } from "./options.ts";

export const prune: Action = {
  name: "prune",
  summary:
    "Delete what is past its age: from a copy of a log what the log itself has deleted, or from a log of readings.",
  description: `A log deletes its own old records while a replica has it open (\`audit.retention\`). A copy that is only added to still has them: this verifies the copy, finds what its
own tombstones stand for, and deletes those files; it writes nothing else. A legal hold in \`holds.json\` of the copy keeps what it is about. A copy with faults is left as it
is, and the exit code is 1.

Nobody has a log of readings open (\`--record-to\`): --older-than deletes from one what is older than so many days, in whole bundles of 256 records, and
leaves a tombstone in it as a replica does. The last reading says what today is where the clock is more than a day ahead of it.

With -o json the answer is \`{"version", "dryRun", "logs": [{"path", "faults", "deleted", "held"}]}\`.`,
  arguments: [{ name: "<paths...>", description: "folders of copies of logs", completes: "file" }],
  options: [
    keyOption,
    { flags: "--older-than <days>", description: "of a log of readings: what is older than so many days" },
    { flags: "--dry-run", description: "say what would be deleted" },
    outputOption("json"),
  ],
  examples: [
    { command: "bubu audit prune backup/ --key logs.pub --dry-run", shows: "what a backup has beyond its logs" },
    {
      command: "bubu audit prune reads/ --key reads/key.pub --older-than 365",
      shows: "how many readings are older than a year, and deletes them",
    },
  ],
  load: async () => (await import("../../audit/prune/run.ts")).run,
};
