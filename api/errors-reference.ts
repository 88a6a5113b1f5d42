import type { ErrorRow } from "./errors.ts";
import { errors } from "./errors.ts";

const outcomes = {
  terminal: "doing the same again ends the same way",
  retry: "the same call may succeed later; retry with growing waits",
  again: "repeat it after the change below",
} as const;

/** The manual of the error catalogue, `docs/errors.md`: one section a code, in the order of the codes. */
export function render(): ReadonlyMap<string, string> {
  const codes: [string, ErrorRow][] = Object.entries(errors);
  const sections = codes.sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, row]) => section(code, row));
  return new Map([["docs/errors.md", `${[head, ...sections].join("\n\n")}\n`]]);
}

const head = `# Errors

Every error that leaves the system has one of these codes. This page is generated from \`api/errors.ts\`.`;

function section(code: string, row: ErrorRow): string {
  return [
    `## \`${code}\``,
    row.summary,
    `- HTTP status: ${row.http}\n- Outcome: ${row.outcome} (${outcomes[row.outcome]})\n- What to do: ${row.fix}`,
  ].join("\n\n");
}
