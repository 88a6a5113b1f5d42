/** Reads the tour out of a Markdown page: the commands that a reader is told to type, and what they print. */

export interface Step {
  /** Line of the page, counted from 1. */
  readonly line: number;
  readonly command: string;
  /** What the page shows below the command; empty where it shows nothing. */
  readonly output: string;
}

/**
 * The steps of all ```console blocks. A line that starts with `$ ` is a command (one that ends in a backslash goes on
 * in the next line); what follows up to the next command is its output.
 */
export function steps(markdown: string): readonly Step[] {
  const found: { line: number; command: string; output: string[] }[] = [];
  let inside = false;
  let open = false;
  for (const [index, text] of markdown.split("\n").entries()) {
    if (text.startsWith("```")) {
      inside = text === "```console";
      continue;
    }
    if (!inside) continue;
    const last = found.at(-1);
    if (open && last !== undefined) last.command += `\n${text}`;
    else if (text.startsWith("$ ")) found.push({ line: index + 1, command: text.slice(2), output: [] });
    else last?.output.push(text);
    open = (open || text.startsWith("$ ")) && text.endsWith("\\");
  }
  return found.map(({ output, ...step }) => ({ ...step, output: output.join("\n").trimEnd() }));
}

/** Replaces what differs from run to run by a fixed word, in what was printed and in what the page shows. */
export function settle(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "UID")
    .replaceAll(/\b[0-9a-f]{16}\b/g, "ID")
    .replaceAll(/\b\d{4}-\d{2}-\d{2}T[0-9:.]+Z/g, "TIME")
    .replaceAll(/\broot [A-Za-z0-9+/]{43}=/g, "root HASH")
    .replaceAll(/\b\d+ records\b/g, "N records")
    .replaceAll(/\b\d{2}:\d{2}:\d{2}(?:\.\d+)?\b/g, "TIME")
    .replaceAll(/\b\d+(?:\.\d+)? ?ms\b/g, "N ms")
    .replaceAll(/\b\d+(?:s|m\d*s?|h)\b/g, "AGE")
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(/ $/gm, "")
    .trim();
}
