/** Something wrong with an expression, at an offset of its source (UTF-16 units); -1 where it is about the whole. */
export interface Issue {
  readonly message: string;
  readonly at: number;
  /** What could have been meant. */
  readonly hint?: string;
}

/** A place for people: line from 1, column from 1 in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset is. */
export function position(source: string, at: number): Position {
  const before = source.slice(0, Math.max(0, at));
  const start = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let index = before.indexOf("\n"); index >= 0; index = before.indexOf("\n", index + 1)) line++;
  return { line, column: [...before.slice(start)].length + 1 };
}

/** An issue as people read it: where, what, the line, and a caret below the place. */
export function display(source: string, issue: Issue, name = "<input>"): string {
  if (issue.at < 0) return `ERROR: ${name}:-1:0: ${issue.message}`;
  const { line, column } = position(source, issue.at);
  const text = (source.split("\n")[line - 1] ?? "").replaceAll("\t", " ");
  return `ERROR: ${name}:${line}:${column}: ${issue.message}\n | ${text}\n | ${".".repeat(column - 1)}^`;
}
