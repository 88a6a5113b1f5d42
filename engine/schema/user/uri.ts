interface Parts {
  readonly scheme: string;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string;
}

/** Longest URI that is taken apart; a longer one is taken as it is. */
const longest = 2_048;

function parts(uri: string): Parts {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/.exec(uri);
  return { scheme: match?.[1] ?? "", authority: match?.[2], path: match?.[3] ?? "", query: match?.[4] ?? "" };
}

/** Resolves a URI reference without fragment against a base (RFC 3986, section 5.2). */
export function resolveUri(base: string, reference: string): string {
  if (reference === "") return base;
  if (base.length > longest || reference.length > longest) return reference;
  const to = parts(reference);
  if (to.scheme !== "") return join({ ...to, path: withoutDots(to.path) });
  const from = parts(base);
  if (to.authority !== undefined) return join({ ...to, scheme: from.scheme, path: withoutDots(to.path) });
  if (to.path === "") return join({ ...from, query: to.query === "" ? from.query : to.query });
  const path = to.path.startsWith("/") ? to.path : merge(from, to.path);
  return join({ ...from, path: withoutDots(path), query: to.query });
}

function merge(base: Parts, path: string): string {
  if (base.authority !== undefined && base.path === "") return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf("/") + 1) + path;
}

function withoutDots(path: string): string {
  const out: string[] = [];
  const segments = path.split("/");
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === "..") {
      if (out.length > 1 || (out.length === 1 && out[0] !== "")) out.pop();
      if (last) out.push("");
    } else if (segment === ".") {
      if (last) out.push("");
    } else out.push(segment);
  });
  return out.join("/");
}

function join({ scheme, authority, path, query }: Parts): string {
  return `${scheme}${authority === undefined ? "" : `//${authority}`}${path}${query}`;
}
