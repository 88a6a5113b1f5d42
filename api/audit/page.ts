import { levels } from "../reference/level.ts";
import { levelSection } from "../reference/table.ts";
import { envelope } from "./envelope.ts";
import type { RecordType } from "./record-type.ts";
import { recordTypes } from "./record-types.ts";

/** The reference page of the records of the audit log: path from the root of the repository to text. */
export function render(): ReadonlyMap<string, string> {
  return new Map([["docs/reference/audit-records.md", page()]]);
}

function page(): string {
  const roots = Object.fromEntries(recordTypes.map(({ what, data }) => [what, data]));
  const found = levels({ record: envelope, ...roots });
  const sections = found.all.flatMap((level) => {
    const type = recordTypes.find(({ what }) => what === level.at);
    return [levelSection(level, found.home), ...(type === undefined ? [] : [about(type)])];
  });
  return `${[head(), ...sections].join("\n\n")}\n`;
}

function head(): string {
  const rows = recordTypes.map(
    ({ what, class: kind, description }) => `| [\`${what}\`](#${what}) | ${kind} | ${description} |`,
  );
  return [
    "# Records of the audit log",
    "Each record is a CloudEvent 1.0. Its type is `io.bubustack.audit.<what>.v1`; what is in `data` follows from it. Fields may be added to a type, as optional ones; nothing else of it changes under the same version.",
    "A record is evidence, not payload: values, messages, Secret data and free text are in it only as digests. Plain digests are SHA-256 of canonical JSON (keys in the order of their bytes, no spaces); keyed ones are HMAC-SHA-256 of that SHA-256 (its 32 bytes) under a key of the namespace.",
    "This page is generated from the schemas of the records.",
    ["| Type | Class | What it says |", "|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}

function about({ type, subject, examples }: RecordType): string {
  const [example = {}] = examples;
  return [
    `- \`type\`: \`${type}\`\n- \`subject\`: ${subject ?? "none"}`,
    `\`\`\`json\n${JSON.stringify(example, undefined, 2)}\n\`\`\``,
  ].join("\n\n");
}
