import type { Static } from "../../schema.ts";
import { boolean, enums, integer, object, optional, string } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("A process began to write the log.", {
  component: string("The process, such as `bubu-webhook`.", { maxLength: 253 }),
  replica: string("The replica.", { maxLength: 253 }),
  version: optional(string("Version of the platform.", { maxLength: 64 })),
  size: integer("Records that the log had.", { format: "int64", minimum: 0 }),
  torn: optional(boolean("Half a batch was found at its end, which nobody had been told about; it was left out.")),
  durability: enums("Where it is kept.", ["volume", "replicated", "ephemeral"]),
  keySealed: boolean("The private key is encrypted on the disk, under a key that is kept elsewhere."),
  personal: enums("Whether what is personal is encrypted.", ["plain", "sealed"]),
  settings: optional(string("SHA-256 (hex) of the settings.", { pattern: "^[0-9a-f]{64}$" })),
});
export type LogOpened = Static<typeof data>;

const opened: LogOpened = {
  component: "bubu-webhook",
  replica: "bubu-webhook-0",
  version: "0.4.0",
  size: 18_204,
  torn: false,
  durability: "volume",
  keySealed: true,
  personal: "plain",
};

/** A process began to write. */
export const logOpened = recordType({
  what: "log.opened",
  class: "log",
  description:
    "A process began to write the log. Between the record before it and this one nobody decided anything here.",
  data,
  examples: [opened],
});
