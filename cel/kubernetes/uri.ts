import { decode, encode } from "../values/utf8.ts";

/** A URL in the parts that Go's parser tells apart. */
export interface Uri {
  readonly scheme: string;
  /** User and password as written; undefined where there is no `@`. */
  readonly user: string | undefined;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  /** What follows a scheme without a slash: `mailto:a@b`. */
  readonly opaque: string;
}

const schemeForm = /^[A-Za-z][A-Za-z0-9+.-]*$/;
const portForm = /^(?::[0-9]*)?$/;

/** Reads an absolute URL, or a path from the root; text is why it is none. A fragment is split off. */
export function readUri(text: string): Uri | string {
  if ([...encode(text)].some((byte) => byte < 0x20 || byte === 0x7f)) return "invalid control character in URL";
  if (text === "") return "empty url";
  const request = parse(text, true);
  if (typeof request === "string") return request;
  const hash = text.indexOf("#");
  const found = hash < 0 ? request : parse(text.slice(0, hash), false);
  if (typeof found === "string" || hash < 0) return found;
  const fragment = text.slice(hash + 1);
  return badEscape(fragment) ?? { ...found, fragment };
}

function parse(text: string, strict: boolean): Uri | string {
  const colon = /^[A-Za-z0-9+.-]*:/.exec(text)?.[0].length ?? 0;
  const scheme = colon === 0 ? "" : text.slice(0, colon - 1);
  if (colon === 1) return "missing protocol scheme";
  if (scheme !== "" && !schemeForm.test(scheme)) return "first path segment in URL cannot contain colon";
  const rest = text.slice(scheme === "" ? 0 : colon);
  const mark = rest.indexOf("?");
  const [before, query] = mark < 0 ? [rest, ""] : [rest.slice(0, mark), rest.slice(mark + 1)];
  const base: Uri = {
    scheme: scheme.toLowerCase(),
    user: undefined,
    host: "",
    path: "",
    query,
    fragment: "",
    opaque: "",
  };
  if (!before.startsWith("/")) {
    if (scheme !== "") return { ...base, opaque: before };
    return strict ? "invalid URI for request" : { ...base, path: before };
  }
  const double = before.startsWith("//") && (scheme !== "" || (!strict && !before.startsWith("///")));
  return double ? withAuthority(base, before.slice(2)) : (badEscape(before) ?? { ...base, path: before });
}

function withAuthority(base: Uri, text: string): Uri | string {
  const slash = text.indexOf("/");
  const [authority, path] = slash < 0 ? [text, ""] : [text.slice(0, slash), text.slice(slash)];
  const sign = authority.lastIndexOf("@");
  const user = sign < 0 ? undefined : authority.slice(0, sign);
  const host = authority.slice(sign + 1);
  if (user !== undefined && !/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) return "net/url: invalid userinfo";
  return badHost(host) ?? badEscape(path) ?? { ...base, user, host: unescaped(host), path };
}

function badHost(host: string): string | undefined {
  const bracket = host.startsWith("[") ? host.lastIndexOf("]") : -1;
  if (host.startsWith("[") && bracket < 0) return "missing ']' in host";
  const port = bracket >= 0 ? host.slice(bracket + 1) : (/:[^:]*$/.exec(host)?.[0] ?? "");
  if (!portForm.test(port)) return `invalid port ${JSON.stringify(port)} after host`;
  const name = bracket >= 0 ? host.slice(1, bracket) : host;
  if (/[\s"<>\\^`{|}#?]/.test(name)) return "invalid character in host name";
  const low = /%(?!25)[0-7][0-9a-fA-F]/.exec(name);
  return low === null ? badEscape(name) : `invalid URL escape ${JSON.stringify(low[0])}`;
}

function badEscape(text: string): string | undefined {
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text);
  return bad === null ? undefined : `invalid URL escape ${JSON.stringify(bad[0])}`;
}

function unescaped(text: string): string {
  if (!text.includes("%")) return text;
  const bytes: number[] = [];
  for (const piece of text.match(/%[0-9a-fA-F]{2}|[^%]+|%/g) ?? [])
    if (piece.length === 3 && piece.startsWith("%")) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...encode(piece));
  return decode(Uint8Array.from(bytes)) ?? text;
}

/** The host without port and brackets. */
export function hostname({ host }: Uri): string {
  const name = host.replace(/:[0-9]*$/, "");
  return name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : host.startsWith("[") ? host : name;
}

export function port({ host }: Uri): string {
  return /:([0-9]*)$/.exec(host.startsWith("[") ? host.slice(host.lastIndexOf("]") + 1) : host)?.[1] ?? "";
}

/** The path with what must be escaped escaped, and the rest as it was written. */
export function escapedPath({ path }: Uri): string {
  if (/^[A-Za-z0-9\-._~!$&'()*+,;=:@/[\]%]*$/.test(path)) return path;
  return [...encode(unescaped(path))]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return byte < 0x80 && /[A-Za-z0-9\-._~$&+,/:;=@]/.test(char)
        ? char
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

/** The query as lists of values by name; pairs that cannot be read are left out. */
export function queryOf({ query }: Uri): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const pair of query.split("&")) {
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
  const authority =
    uri.host !== "" || uri.user !== undefined ? `//${uri.user === undefined ? "" : `${uri.user}@`}${uri.host}` : "";
  const scheme = uri.scheme === "" ? "" : `${uri.scheme}:`;
  const query = uri.query === "" ? "" : `?${uri.query}`;
  const fragment = uri.fragment === "" ? "" : `#${uri.fragment}`;
  return scheme + (uri.opaque === "" ? authority + escapedPath(uri) : uri.opaque) + query + fragment;
}
