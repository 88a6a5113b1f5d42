// Layouts of Go's time package: the reference time Mon Jan 2 15:04:05 MST 2006 in the form that is wanted.

/** A part of a layout: a name below, or a literal text. */
export interface Part {
  readonly element: string | undefined;
  readonly text: string;
}

/** The elements of layouts, longer ones before those that they start with. */
const elements: readonly string[] = [
  "January",
  "Jan",
  "Monday",
  "Mon",
  "MST",
  "2006",
  "__2",
  "_2006",
  "_2",
  "002",
  "01",
  "02",
  "03",
  "04",
  "05",
  "06",
  "15",
  "1",
  "2",
  "3",
  "4",
  "5",
  "PM",
  "pm",
  "Z07:00:00",
  "Z070000",
  "Z07:00",
  "Z0700",
  "Z07",
  "-07:00:00",
  "-070000",
  "-07:00",
  "-0700",
  "-07",
];

const starts = /[JM_0123456PpZ\-.,]/;

/** Splits a layout into its elements and the text between them. */
export function partsOf(layout: string): readonly Part[] {
  const parts: Part[] = [];
  let literal = 0;
  for (let at = 0; at < layout.length; ) {
    const found = starts.test(layout.charAt(at)) ? elementAt(layout, at) : undefined;
    if (found === undefined) {
      at++;
      continue;
    }
    // "_2006" is an underscore and a year.
    const skip = found === "_2006" ? 1 : 0;
    if (at + skip > literal) parts.push({ element: undefined, text: layout.slice(literal, at + skip) });
    parts.push({ element: found === "_2006" ? "2006" : found, text: found });
    at += found.length;
    literal = at;
  }
  if (literal < layout.length) parts.push({ element: undefined, text: layout.slice(literal) });
  return parts;
}

function elementAt(layout: string, at: number): string | undefined {
  const letter = layout.charAt(at);
  if (letter === "." || letter === ",") return fraction(layout, at);
  for (const element of elements) {
    if (element.charAt(0) !== letter || !layout.startsWith(element, at)) continue;
    // "Jan" and "Mon" are no elements where a word goes on.
    if ((element === "Jan" || element === "Mon") && /[a-z]/.test(layout.charAt(at + 3))) continue;
    return element;
  }
  return undefined;
}

/** A fraction of a second: a point or comma with zeros or nines that no digit follows. */
function fraction(layout: string, at: number): string | undefined {
  const digit = layout.charAt(at + 1);
  if (digit !== "0" && digit !== "9") return undefined;
  let end = at + 1;
  while (layout.charAt(end) === digit) end++;
  return /[0-9]/.test(layout.charAt(end)) ? undefined : layout.slice(at, end);
}

export const months: readonly string[] =
  "January February March April May June July August September October November December".split(" ");
export const weekdays: readonly string[] = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
