import { formatPath } from "@bubustack/api/path";
import type { Finding } from "@bubustack/policies/finding";
import { line } from "@bubustack/policies/finding";

/** The API server may cut a warning at 256 characters, and all of an answer's at 4,096 together. */
const maxLength = 255;
const maxTotal = 4_096;
/** Room for "and N more warnings". */
const tailLength = 40;

/** Warnings as the API server passes them on: each under 256 characters, at most 4,096 in all, then how many more. */
export function warningsOf(findings: readonly Finding[]): readonly string[] {
  const texts: string[] = [];
  let total = 0;
  for (const finding of findings) {
    const text = shortened(finding);
    if (total + text.length > maxTotal - tailLength) break;
    total += text.length;
    texts.push(text);
  }
  const more = findings.length - texts.length;
  return more === 0 ? texts : [...texts, `and ${more} more warnings`];
}

/** Cut in the message, so that the rule's id at the end survives. */
function shortened(finding: Finding): string {
  const whole = line(finding);
  if (whole.length <= maxLength) return whole;
  const tail = ` [${finding.rule}]`;
  const at = formatPath(finding.path);
  const head = at === "" ? finding.message : `${at}: ${finding.message}`;
  return `${cut(head, maxLength - tail.length - 1)}…${tail}`;
}

/** The first `limit` characters; a surrogate pair is never split. */
function cut(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
