import { compilePattern } from "../../pattern/pattern.ts";
import { formats as structural } from "../formats.ts";

/** Longest text that can be of a format; what is longer is not. */
const longest = 8_192;

const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
/** Printable ASCII in quotes; a quote or backslash in it behind a backslash. */
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;
/** Characters of a URI (RFC 3986), percent-encoded ones with both digits. */
const uriText = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function hostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every((part) => label.test(part));
}

/** RFC 5321: a bare address, its local part in dots or in quotes, at a host or an address in brackets. */
function email(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64) return false;
  const [before, host] = [text.slice(0, at), text.slice(at + 1)];
  return (
    (quoted.test(before) || before.split(".").every((part) => local.test(part))) && (hostname(host) || literal(host))
  );
}

function literal(host: string): boolean {
  if (!host.startsWith("[") || !host.endsWith("]")) return false;
  const address = host.slice(1, -1);
  return address.startsWith("IPv6:") ? ipv6(address.slice(5)) : ipv4(address);
}

function ipv4(text: string): boolean {
  return structural["ipv4"]?.(text) === true;
}

/** RFC 4291, without a zone. */
function ipv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = (half: string | undefined) => (half === undefined || half === "" ? [] : half.split(":"));
  const all = [...groups(halves[0]), ...groups(halves[1])];
  const last = all.at(-1);
  const dotted = last?.includes(".") === true;
  if (dotted && (!ipv4(last ?? "") || text.endsWith("::"))) return false;
  const words = dotted ? all.slice(0, -1) : all;
  if (!words.every((word) => /^[0-9A-Fa-f]{1,4}$/.test(word))) return false;
  const count = words.length + (dotted ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

function jsonPointer(text: string): boolean {
  return (text === "" || text.startsWith("/")) && !/~(?![01])/.test(text);
}

function uriReference(text: string): boolean {
  return uriText.test(text) && (text.match(/#/g)?.length ?? 0) < 2;
}

const checked: { readonly [name: string]: (text: string) => boolean } = {
  "date-time": (text) => structural["date-time"]?.(text) === true,
  date: (text) => structural["date"]?.(text) === true,
  time: (text) => structural["date-time"]?.(`2000-01-01T${text}`) === true,
  uuid: (text) => uuid.test(text),
  email,
  hostname,
  ipv4,
  ipv6,
  uri: (text) => scheme.test(text) && uriReference(text),
  "uri-reference": uriReference,
  "json-pointer": jsonPointer,
  "relative-json-pointer": (text) => {
    const match = /^(?:0|[1-9][0-9]*)/.exec(text);
    if (match === null) return false;
    const rest = text.slice(match[0].length);
    return rest === "#" || jsonPointer(rest);
  },
  regex: (text) => "pattern" in compilePattern(text),
};

/**
 * The formats that are asserted. Any other is an annotation: it says something to readers and is not checked. Each
 * check takes time linear in the text.
 */
export const formats: { readonly [name: string]: (text: string) => boolean } = Object.fromEntries(
  Object.entries(checked).map(([name, check]) => [name, (text: string) => text.length <= longest && check(text)]),
);
