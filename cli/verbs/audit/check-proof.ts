import type { Action } from "../../verb.ts";
import { keyOption, outputOption, witnessOption } from "./options.ts";

export const checkProof: Action = {
  name: "check-proof",
  summary: "Check a proof by itself, and show the record.",
  description: `A proof that does not hold makes the exit code 1. With -o json the answer is \`{"version", "valid", "index", "size", "origin", "assurance",
"witnessedUntil", "record"}\`, or \`{"version", "valid", "code", "message"}\`.`,
  arguments: [{ name: "<file>", description: "a file with a proof", completes: "file" }],
  options: [keyOption, witnessOption, outputOption("json")],
  examples: [{ command: "bubu audit check-proof a.tlog-proof --key log.pub", shows: "what it proves" }],
  load: async () => (await import("../../audit/check/run.ts")).run,
};
