// The engine's own search for texts takes, for texts made to be hostile, as many steps as the lengths multiplied. Where that
// could be many, these search in as many steps as the lengths added (Knuth, Morris and Pratt).

/** True where the engine's own search is fast whatever the texts are. */
function easy(text: string, part: string): boolean {
  return part.length <= 8 || text.length * part.length <= 4_000_000;
}

/** `indexOf` of JavaScript. */
export function indexIn(text: string, part: string, from = 0): number {
  return easy(text, part) ? text.indexOf(part, from) : search(text, part, from, 1);
}

/** `lastIndexOf` of JavaScript. */
export function lastIndexIn(text: string, part: string, from = text.length): number {
  if (easy(text, part)) return text.lastIndexOf(part, from);
  const end = Math.min(text.length, from + part.length);
  const found = search(text.slice(0, end), part, 0, -1);
  return found < 0 ? -1 : end - found - part.length;
}

/** The parts between separators. */
export function splitAt(text: string, separator: string): readonly string[] {
  if (easy(text, separator)) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  for (let at = indexIn(text, separator); at >= 0; at = indexIn(text, separator, from)) {
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Where a part first stands, counted in the direction: with -1 both texts are read from their ends. */
function search(text: string, part: string, from: number, direction: 1 | -1): number {
  const [textStart, partStart] = direction === 1 ? [0, 0] : [text.length - 1, part.length - 1];
  const back = borders(part, partStart, direction);
  let matched = 0;
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(textStart + direction * index);
    while (matched > 0 && part.charCodeAt(partStart + direction * matched) !== unit) matched = back[matched - 1] ?? 0;
    if (part.charCodeAt(partStart + direction * matched) === unit) matched++;
    if (matched === part.length) return index - part.length + 1;
  }
  return -1;
}

/** For each beginning of a part, the length of its longest proper beginning that is its end too. */
function borders(part: string, start: number, direction: 1 | -1): Int32Array {
  const found = new Int32Array(part.length);
  let matched = 0;
  for (let index = 1; index < part.length; index++) {
    const unit = part.charCodeAt(start + direction * index);
    while (matched > 0 && part.charCodeAt(start + direction * matched) !== unit) matched = found[matched - 1] ?? 0;
    if (part.charCodeAt(start + direction * matched) === unit) matched++;
    found[index] = matched;
  }
  return found;
}
