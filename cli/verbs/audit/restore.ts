import type { Action } from "../../verb.ts";

export const restore: Action = {
  name: "restore",
  summary: "Write a log whose volume is lost from its second holder.",
  description: `Where \`audit.second\` is set, a database has each record before it is acknowledged. This writes the files of a log from there, up to the record that was acknowledged
last, under the checkpoint that the log's own key has signed over it; what does not fit that checkpoint is not written as a log. Without --out the logs are listed that the database
has. The log's private key is not there: what is restored is read and verified, and a replica begins a new log.`,
  arguments: [{ name: "<address>", description: "postgres://host/database, as in audit.second.address" }],
  options: [
    { flags: "--out <folder>", description: "where to write it: a folder that is empty or not there" },
    { flags: "--log <log>", description: "id or name of the log; needed where there is more than one" },
    { flags: "--secrets <folder>", description: "secrets, `second.<what>`; default BUBU_AUDIT_SINKS" },
  ],
  examples: [
    {
      command:
        "bubu audit restore postgres://db.example/audit --secrets secrets/ --log bubu-webhook.bubu-system/webhook-0 --out webhook-0/",
      shows: "the log of a replica whose volume is gone",
    },
  ],
  load: async () => (await import("../../audit/restore/run.ts")).run,
};
