/** Lines of a stream, as they come. */

/** The longest line, in bytes; longer ones are given as undefined, and what comes after them as ever. */
export const longestLine = 32 * 1024 * 1024;

/** Splits a stream of UTF-8 into lines. The last one needs no end. */
export async function* linesOf(
  parts: AsyncIterable<Uint8Array>,
  longest = longestLine,
): AsyncIterable<string | undefined> {
  let kept: Uint8Array[] = [];
  let size = 0;
  const take = (): string | undefined => {
    const text = size > longest ? undefined : new TextDecoder().decode(joined(kept, size));
    kept = [];
    size = 0;
    return text;
  };
  const keep = (part: Uint8Array) => {
    size += part.length;
    if (size <= longest) kept.push(part);
    else kept = [];
  };
  for await (const part of parts) {
    let start = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, start)) {
      keep(part.subarray(start, end));
      yield take();
      start = end + 1;
    }
    keep(part.subarray(start));
  }
  if (size > 0) yield take();
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
