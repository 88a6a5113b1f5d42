/** Patterns of RE2, as far as anchors go. */

/** The first alternative of a pattern that may match anywhere in a text; undefined where all are anchored. */
export function unanchored(pattern: string): string | undefined {
  const whole = unwrapped(pattern);
  return alternatives(whole).find((part) => !isAnchored(part));
}

function isAnchored(part: string): boolean {
  const text = part.replace(/^\(\?[a-z]+\)/, "");
  if (/^(\^|\\A)/.test(text) || /(^|[^\\])(\\\\)*\$$/.test(text) || text.endsWith("\\z")) return true;
  // Without an anchor, but of everything: nothing is sought.
  if (/^\.\*/.test(text) && /\.\*$/.test(text)) return true;
  // A group at an end may bring the anchor: ^ or $ in each of its alternatives.
  return edgeGroup(text, "first") || edgeGroup(text, "last");
}

function edgeGroup(text: string, edge: "first" | "last"): boolean {
  const groups = topGroups(text);
  const group = edge === "first" ? groups[0] : groups.at(-1);
  if (group === undefined) return false;
  if (edge === "first" ? group.from !== 0 : group.to !== text.length) return false;
  const inner = alternatives(text.slice(group.from + 1, group.to - 1).replace(/^\?(:|P?<\w+>|[a-z]+:)/, ""));
  return inner.every((part) => (edge === "first" ? /^(\^|\\A)/.test(part) : /\$$|\\z$/.test(part)));
}

/** A pattern without the group that is all of it. */
function unwrapped(pattern: string): string {
  const [group] = topGroups(pattern);
  if (group === undefined || group.from !== 0 || group.to !== pattern.length) return pattern;
  return unwrapped(pattern.slice(1, -1).replace(/^\?(:|P?<\w+>|[a-z]+:)/, ""));
}

/** What stands between the `|` that are in no group and no class. */
function alternatives(pattern: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { at, depth, char } of characters(pattern))
    if (char === "|" && depth === 0) {
      parts.push(pattern.slice(from, at));
      from = at + 1;
    }
  return [...parts, pattern.slice(from)];
}

function topGroups(pattern: string): readonly { readonly from: number; readonly to: number }[] {
  const groups: { from: number; to: number }[] = [];
  let from = 0;
  for (const { at, depth, char } of characters(pattern)) {
    if (char === "(" && depth === 1) from = at;
    if (char === ")" && depth === 0) groups.push({ from, to: at + 1 });
  }
  return groups;
}

/** The characters that mean something: not those that are escaped or in a class. `depth` counts groups, an opening one itself. */
function* characters(
  pattern: string,
): Generator<{ readonly at: number; readonly depth: number; readonly char: string }> {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? "";
    if (char === "\\") at++;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") {
      inClass = true;
      // A bracket that is first in its class is an ordinary one.
      if (pattern[at + 1] === "]") at++;
      else if (pattern[at + 1] === "^" && pattern[at + 2] === "]") at += 2;
    } else {
      if (char === "(") depth++;
      if (char === ")") depth = Math.max(0, depth - 1);
      yield { at, depth, char };
    }
  }
}
