import type { Action } from "../../verb.ts";
import { outputOption, readingOptions } from "./options.ts";

export const join: Action = {
  name: "join",
  summary: "Say what each decision led to, by the API server's own audit log.",
  description: `Reads the API server's audit log (audit.k8s.io/v1, JSON lines) and finds decisions by the annotation \`<webhook>/decision\`: each was done, refused, rehearsed,
or refused by others later. A refusal that the API server did not obey (\`contradicted\`), and a decision that no log has, make the exit code 1.
-o jsonl answers \`{"decision", "result", "auditId", "status", "log", "number", "record"}\` for each, -o json \`{"version", "counts", "decisions"}\`.`,
  arguments: [
    { name: "<auditlog>", description: "the API server's audit log", completes: "file" },
    { name: "[paths...]", description: "folders or URLs of logs; default the current folder", completes: "file" },
  ],
  options: [...readingOptions, outputOption("json", "jsonl")],
  examples: [
    {
      command: "bubu audit join kube-apiserver-audit.log logs/",
      shows: "whether the API server did what was decided",
    },
  ],
  load: async () => (await import("../../audit/join/run.ts")).run,
};
