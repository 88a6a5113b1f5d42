/** Why a text is no address, in the words of Go, which users of an API server know. */
import { goQuote } from "../library/go-quote.ts";
import { readAddress } from "./address.ts";

/** The reason, for a text that is no address. `%` separates the zone of an address of version 6. */
export function addressFault(text: string): string {
  const { why, at } = faultOf(text);
  return `ParseAddr(${goQuote(text)}): ${why}${at === undefined || at === "" ? "" : ` (at ${goQuote(at)})`}`;
}

interface Faulty {
  readonly why: string;
  /** The rest of the text, from where it is wrong. */
  readonly at?: string;
}

function faultOf(text: string): Faulty {
  const mark = /[.:%]/.exec(text)?.[0];
  if (mark === ".") return faultOfFour(text) ?? unreadable;
  if (mark === ":") return faultOfSix(text);
  return mark === "%" ? { why: "missing IPv6 address" } : unreadable;
}

const unreadable: Faulty = { why: "unable to parse IP" };

function faultOfFour(text: string): Faulty | undefined {
  let dots = 0;
  let digits = "";
  for (const [index, char] of [...text].entries()) {
    const at = text.slice(index);
    if (char >= "0" && char <= "9") {
      if (digits === "0") return { why: "IPv4 field has octet with leading zero" };
      digits += char;
      if (Number(digits) > 255) return { why: "IPv4 field has value >255" };
    } else if (char !== ".") return { why: "unexpected character", at: [...text].slice(index).join("") };
    else if (digits === "" || index === text.length - 1) return { why: "IPv4 field must have at least one digit", at };
    else if (dots === 3) return { why: "IPv4 address too long" };
    else {
      dots++;
      digits = "";
    }
  }
  return dots < 3 ? { why: "IPv4 address too short" } : undefined;
}

function faultOfSix(text: string): Faulty {
  const percent = text.indexOf("%");
  if (percent >= 0 && percent === text.length - 1) return { why: "zone must be a non-empty string" };
  let rest = percent < 0 ? text : text.slice(0, percent);
  let gap = rest.startsWith("::");
  if (gap) rest = rest.slice(2);
  let bytes = 0;
  while (bytes < 16) {
    const digits = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? "";
    if (digits.length > 4) return { why: "each group must have 4 or less digits", at: rest };
    if (digits === "") return { why: "each colon-separated field must have at least one digit", at: rest };
    if (rest[digits.length] === ".") return faultOfTail(rest, bytes, gap);
    bytes += 2;
    rest = rest.slice(digits.length);
    if (rest === "") break;
    if (!rest.startsWith(":")) return { why: "unexpected character, want colon", at: rest };
    if (rest === ":") return { why: "colon must be followed by more characters", at: rest };
    rest = rest.slice(1);
    if (!rest.startsWith(":")) continue;
    if (gap) return { why: "multiple :: in address", at: rest };
    gap = true;
    rest = rest.slice(1);
    if (rest === "") break;
  }
  if (rest !== "") return { why: "trailing garbage after address", at: rest };
  return ending(bytes, gap);
}

/** An address of version 4 that ends one of version 6. */
function faultOfTail(rest: string, bytes: number, gap: boolean): Faulty {
  if (!gap && bytes !== 12)
    return { why: "embedded IPv4 address must replace the final 2 fields of the address", at: rest };
  if (bytes > 12) return { why: "too many hex fields to fit an embedded IPv4 at the end of the address", at: rest };
  return faultOfFour(rest) ?? ending(bytes + 4, gap);
}

function ending(bytes: number, gap: boolean): Faulty {
  if (bytes < 16 && !gap) return { why: "address string too short" };
  return bytes === 16 && gap ? { why: "the :: must expand to at least one field of zeros" } : unreadable;
}

/** Why a text is no network. */
export function networkFault(text: string): string {
  const slash = text.lastIndexOf("/");
  const bits = text.slice(slash + 1);
  return `netip.ParsePrefix(${goQuote(text)}): ${prefixFault(slash < 0 ? undefined : text.slice(0, slash), bits)}`;
}

function prefixFault(address: string | undefined, bits: string): string {
  if (address === undefined) return "no '/'";
  const percent = address.indexOf("%");
  const bare = percent < 0 || percent === address.length - 1 ? address : address.slice(0, percent);
  const bytes = readAddress(bare);
  if (bytes === undefined || (percent >= 0 && bytes.length === 4)) return addressFault(address);
  if (percent >= 0) return "IPv6 zones cannot be present in a prefix";
  return /^(0|[1-9][0-9]{0,17})$/.test(bits) ? "prefix length out of range" : `bad bits after slash: ${goQuote(bits)}`;
}
