/** The bytes of an address: 4 or 16. */
export type Address = readonly number[];

/** Reads an address of version 4 (no leading zeros) or 6; undefined for a text that is none. */
export function readAddress(text: string): Address | undefined {
  if (text.length > 45) return undefined;
  return text.includes(":") ? readSix(text) : readFour(text);
}

function readFour(text: string): Address | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function readSix(text: string): Address | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [first = "", second = ""] = halves;
  const head = groups(first, halves.length === 1);
  const tail = groups(second, true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : undefined;
  return missing >= 2 ? [...head, ...new Array<number>(missing).fill(0), ...tail] : undefined;
}

/** The bytes of groups between colons; the last two may be written as version 4. */
function groups(text: string, last: boolean): readonly number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const four = last && index === parts.length - 1 && part.includes(".") ? readFour(part) : undefined;
    if (four !== undefined) bytes.push(...four);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part))
      bytes.push(Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255);
    else return undefined;
  }
  return bytes;
}

/** An address of version 4 that is written as one of version 6. */
export function isMapped(address: Address): boolean {
  return address.slice(0, 12).join() === "0,0,0,0,0,0,0,0,0,0,255,255";
}

/** An address in its canonical form: the longest run of two zero groups or more is `::`. */
export function formatAddress(address: Address): string {
  if (address.length === 4) return address.join(".");
  const words = Array.from(
    { length: 8 },
    (_, index) => ((address[index * 2] ?? 0) << 8) | (address[index * 2 + 1] ?? 0),
  );
  let [start, length] = [-1, 1];
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && words[to] === 0) to++;
    if (to - from > length) [start, length] = [from, to - from];
  }
  const hex = (part: readonly number[]) => part.map((word) => word.toString(16)).join(":");
  return start < 0 ? hex(words) : `${hex(words.slice(0, start))}::${hex(words.slice(start + length))}`;
}
