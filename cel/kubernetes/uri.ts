import { goQuote } from "../library/go-quote.ts";
import { readAddress } from "./address.ts";
import { badEscape, badHost, escaped, escapedAgain, unescaped } from "./percent.ts";

/** A URL in the parts that Go's parser tells apart, as they were written. */
export interface Uri {
  /** In small letters. */
  readonly scheme: string;
  /** User and password; undefined where there is no `@`. */
  readonly user: string | undefined;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  /** Undefined where there is no `?`. */
  readonly query: string | undefined;
  readonly fragment: string;
  /** What follows a scheme without a slash: `mailto:a@b`. */
  readonly opaque: string;
  /** True where the path follows the scheme at once: `file:/a`. */
  readonly bare: boolean;
}

/** Reads an absolute URL, or a path from the root; text is why it is none. A fragment is a part of what comes before. */
export function readRequestUri(text: string): Uri | string {
  return text === "" ? "empty url" : parse(text, true);
}

/** Reads the same, with the fragment as a part of its own. */
export function readUri(text: string): Uri | string {
  const request = readRequestUri(text);
  const hash = text.indexOf("#");
  if (typeof request === "string") return request;
  const found = parse(hash < 0 ? text : text.slice(0, hash), false);
  const fragment = hash < 0 ? "" : text.slice(hash + 1);
  return typeof found === "string" ? found : (badEscape(fragment) ?? { ...found, fragment });
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

function parse(text: string, request: boolean): Uri | string {
  if (hasControl(text)) return "net/url: invalid control character in URL";
  const none: Uri = {
    scheme: "",
    user: undefined,
    host: "",
    path: "",
    query: undefined,
    fragment: "",
    opaque: "",
    bare: false,
  };
  if (text === "*") return { ...none, path: text };
  if (text.startsWith(":")) return "missing protocol scheme";
  const colon = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text)?.[0].length ?? 0;
  const scheme = text.slice(0, Math.max(0, colon - 1)).toLowerCase();
  const rest = text.slice(colon);
  const mark = rest.indexOf("?");
  const before = mark < 0 ? rest : rest.slice(0, mark);
  const base = { ...none, scheme, query: mark < 0 ? undefined : rest.slice(mark + 1) };
  if (!before.startsWith("/")) {
    if (scheme !== "") return { ...base, opaque: before };
    if (request) return "invalid URI for request";
    if (/^[^/]*:/.test(before)) return "first path segment in URL cannot contain colon";
  }
  const authority = scheme !== "" || (!request && !before.startsWith("///"));
  if (authority && before.startsWith("//")) return withAuthority(base, before.slice(2));
  return badEscape(before) ?? { ...base, path: before, bare: scheme !== "" };
}

function withAuthority(base: Uri, text: string): Uri | string {
  const slash = text.indexOf("/");
  const [authority, path] = slash < 0 ? [text, ""] : [text.slice(0, slash), text.slice(slash)];
  const sign = authority.lastIndexOf("@");
  const user = sign < 0 ? undefined : authority.slice(0, sign);
  const host = authority.slice(sign + 1);
  return wrongHost(host, base.scheme) ?? wrongUser(user ?? "") ?? badEscape(path) ?? { ...base, user, host, path };
}

function wrongUser(user: string): string | undefined {
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) ? badEscape(user) : "net/url: invalid userinfo";
}

function wrongHost(host: string, scheme: string): string | undefined {
  const bracket = host.lastIndexOf("[");
  if (bracket > 0) return "invalid IP-literal";
  if (bracket === 0) return wrongLiteral(host);
  const colon = scheme === "http" || scheme === "https" ? host.indexOf(":") : host.lastIndexOf(":");
  return wrongPort(colon < 0 ? "" : host.slice(colon)) ?? badHost(host);
}

/** An address of version 6 in brackets, with a port or none. */
function wrongLiteral(host: string): string | undefined {
  const end = host.lastIndexOf("]");
  if (end < 0) return "missing ']' in host";
  const inner = host.slice(1, end);
  const zone = inner.indexOf("%25");
  const name = zone < 0 ? inner : inner.slice(0, zone);
  const wrong =
    wrongPort(host.slice(end + 1)) ?? badHost(name) ?? (zone < 0 ? undefined : badHost(inner.slice(zone), true));
  if (wrong !== undefined) return wrong;
  const address = readAddress(unescaped(name));
  if (address === undefined || (zone >= 0 && (inner.length === zone + 3 || address.length === 4)))
    return `invalid host: ParseAddr(${goQuote(unescaped(inner))}): unable to parse IP`;
  return address.length === 4 ? "invalid IP-literal" : undefined;
}

function wrongPort(port: string): string | undefined {
  return /^(?::[0-9]*)?$/.test(port) ? undefined : `invalid port ${goQuote(port)} after host`;
}

/** The host with its port, unescaped. */
export function hostAndPort({ host }: Uri): string {
  return unescaped(host);
}

function split(uri: Uri): readonly [host: string, port: string] {
  const all = hostAndPort(uri);
  const [, host = all, port = ""] = /^(.*):([0-9]*)$/su.exec(all) ?? [];
  return [host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host, port];
}

/** The host without port and brackets. */
export function hostname(uri: Uri): string {
  return split(uri)[0];
}

export function port(uri: Uri): string {
  return split(uri)[1];
}

/** The path with what must be escaped escaped, and the rest as it was written. */
export function escapedPath({ path }: Uri): string {
  return escaped(path, "path");
}

/** More pairs than this are none. */
const maxPairs = 10_000;

/** The query as lists of values by name; pairs that cannot be read are left out. */
export function queryOf({ query = "" }: Uri): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const pairs = query.split("&", maxPairs + 1);
  for (const pair of pairs.length > maxPairs ? [] : pairs) {
    if (pair === "" || pair.includes(";")) continue;
    const sign = pair.indexOf("=");
    const [name, value] = sign < 0 ? [pair, ""] : [pair.slice(0, sign), pair.slice(sign + 1)];
    if (badEscape(name) !== undefined || badEscape(value) !== undefined) continue;
    const key = unescaped(name.replaceAll("+", " "));
    const list = found.get(key) ?? [];
    list.push(unescaped(value.replaceAll("+", " ")));
    found.set(key, list);
  }
  return found;
}

/** The whole URL as text. */
export function formatUri(uri: Uri): string {
  const { scheme, user, opaque, query, fragment } = uri;
  const before = scheme === "" ? "" : `${scheme}:`;
  const after = (query === undefined ? "" : `?${query}`) + (fragment === "" ? "" : `#${escaped(fragment, "fragment")}`);
  if (opaque !== "") return before + opaque + after;
  const known = scheme !== "" || uri.host !== "" || user !== undefined;
  const slashes = known && !uri.bare && (uri.host !== "" || uri.path !== "" || user !== undefined);
  const authority = slashes ? `//${userOf(user)}${escapedAgain(uri.host, "host")}` : "";
  const path = escapedPath(uri);
  const separator = path !== "" && !path.startsWith("/") && uri.host !== "" ? "/" : "";
  return before + authority + separator + path + after;
}

function userOf(user: string | undefined): string {
  if (user === undefined) return "";
  const colon = user.indexOf(":");
  if (colon < 0) return `${escapedAgain(user, "user")}@`;
  return `${escapedAgain(user.slice(0, colon), "user")}:${escapedAgain(user.slice(colon + 1), "user")}@`;
}
