import type { Issue } from "@bubustack/cel/syntax/source";
import { display } from "@bubustack/cel/syntax/source";

/** An issue as people read it, with what could have been meant. */
export function shown(source: string, issue: Issue): string {
  return `${display(source, issue)}\n${issue.hint === undefined ? "" : `hint: ${issue.hint}\n`}`;
}
