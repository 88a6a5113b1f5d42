import type { Action } from "../../verb.ts";
import { anchorOptions, keyOption, openingOptions, readingOptions, witnessOption } from "./options.ts";

export const report: Action = {
  name: "report",
  summary: "Write the evidence of a period for a reviewer.",
  description: `Decisions and refusals over time, exceptions with approvals and uses, the history of policies with what changed, other acts, readings, whether the
logs are as they were written (with --key), and the controls of standards that this is evidence about. One HTML document that loads nothing and
prints, or with -o json the same for programs. Names that are encrypted are shown with --open alone. A log with faults makes the exit code 1.`,
  arguments: [{ name: "<paths...>", description: "folders or URLs of logs", completes: "file" }],
  options: [
    keyOption,
    witnessOption,
    ...anchorOptions,
    { flags: "--from <time>", description: "beginning of the period; default 30 days before its end" },
    { flags: "--to <time>", description: "end of the period; default now" },
    { flags: "--out <file>", description: "where to write it; default standard output" },
    ...openingOptions,
    ...readingOptions,
    { flags: "-o, --output <format>", description: "how to write it", choices: ["html", "json"], default: "html" },
  ],
  examples: [
    {
      command: "bubu audit report logs/ --key logs.pub --from 2026-03-01 --to 2026-03-31 --out march.html",
      shows: "the evidence of a month for a reviewer",
    },
  ],
  load: async () => (await import("../../audit/report/run.ts")).run,
};
