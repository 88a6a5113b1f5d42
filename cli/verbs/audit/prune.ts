import type { Action } from "../../verb.ts";
import { keyOption } from "./options.ts";

export const prune: Action = {
  name: "prune",
  summary: "Delete from a copy of a log what retention has deleted from the log itself.",
  description: `A log deletes its own old records while a replica has it open (\`audit.retention\`). A copy that is only added to still has them: this verifies the copy, finds what its
own tombstones stand for, and deletes those files; it writes nothing else. A legal hold in \`holds.json\` of the copy keeps what it is about. A copy with faults is left as it
is, and the exit code is 1.`,
  arguments: [{ name: "<paths...>", description: "folders of copies of logs", completes: "file" }],
  options: [keyOption, { flags: "--dry-run", description: "say what would be deleted" }],
  examples: [
    { command: "bubu audit prune backup/ --key logs.pub --dry-run", shows: "what a backup has beyond its logs" },
  ],
  load: async () => (await import("../../audit/prune/run.ts")).run,
};
