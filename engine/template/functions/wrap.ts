import type { Run } from "../run.ts";

/** Breaks a text into lines of at most `width` characters at blanks; longer words are broken only where `hard` says so. */
export function wrap(source: string, width: number, newline: string, hard: boolean, run: Run): string {
  const size = Math.max(1, width);
  const parts: string[] = [];
  let length = 0;
  let offset = 0;
  const put = (part: string, line: string): void => {
    length += part.length + line.length;
    run.text(length);
    parts.push(part, line);
  };
  run.text(source.length);
  while (source.length - offset > size) {
    run.charge();
    if (source[offset] === " ") {
      offset++;
      continue;
    }
    const blank = source.lastIndexOf(" ", offset + size);
    if (blank >= offset) {
      put(source.slice(offset, blank), newline);
      offset = blank + 1;
    } else if (hard) {
      put(source.slice(offset, offset + size), newline);
      offset += size;
    } else {
      const next = source.indexOf(" ", offset + size);
      put(source.slice(offset, next < 0 ? source.length : next), next < 0 ? "" : newline);
      offset = next < 0 ? source.length : next + 1;
    }
  }
  return run.made(parts.join("") + source.slice(offset));
}
