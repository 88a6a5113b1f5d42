import type { Issue } from "@bubustack/cel/syntax/source";
import { display } from "@bubustack/cel/syntax/source";

/** An issue as people read it, with what could have been meant. What is about the whole has no place to point at. */
export function shown(source: string, issue: Issue): string {
  const text = issue.at < 0 ? `ERROR: ${issue.message}` : display(source, issue);
  return `${text}\n${issue.hint === undefined ? "" : `hint: ${issue.hint}\n`}`;
}
