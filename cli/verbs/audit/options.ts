import type { Option } from "../../verb.ts";

/** What several actions on audit logs take. */
export const keyOption: Option = {
  flags: "--key <key>",
  description: "the public key of a log, `name+id+base64`, or a file with one a line; for each log",
  repeats: true,
};

export const witnessOption: Option = {
  flags: "--witness <key>",
  description: "the public key of a witness, or a file with it",
  repeats: true,
};

/** Where checkpoints were kept besides, and the secrets of that. */
export const anchorOptions: readonly Option[] = [
  {
    flags: "--anchor <anchor>",
    description:
      "checkpoints that an anchor kept: https://host/bucket/prefix/, postgres://host/database, a folder or a file",
    repeats: true,
  },
  { flags: "--secrets <folder>", description: "secrets of anchors, `anchor.<what>`; default BUBU_AUDIT_SINKS" },
];

/** How the records of a log are found, and where it is said that somebody looked. */
export const readingOptions: readonly Option[] = [
  { flags: "--index <folder>", description: "where indexes are kept; default in the user's cache" },
  { flags: "--scan", description: "read all records, without an index" },
  { flags: "--record-to <folder>", description: "a log of readings that this one is put into" },
];

/** How an action answers; what people read is the default. */
export function outputOption(...others: readonly string[]): Option {
  return {
    flags: "-o, --output <format>",
    description: "how to answer",
    choices: ["human", ...others],
    default: "human",
  };
}

/** Whether names that are encrypted in records are shown. */
export const openingOptions: readonly Option[] = [
  { flags: "--open", description: "show names that are encrypted, where their keys are there; others are forgotten" },
  { flags: "--seal <file>", description: "the secret that the log's keys are sealed with; default BUBU_AUDIT_SEAL" },
];
