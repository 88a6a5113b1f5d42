import type { Call, Library } from "../library/declare.ts";
import { fn, free, member, on } from "../library/declare.ts";
import { goQuote } from "../library/go-quote.ts";
import * as types from "../type/type.ts";
import { mapOf } from "../values/key.ts";
import type { Value } from "../values/value.ts";
import { CelError, Opaque } from "../values/value.ts";
import type { Uri } from "./uri.ts";
import { escapedPath, formatUri, hostAndPort, hostname, port, queryOf, readRequestUri, readUri } from "./uri.ts";

const urlType = types.struct("kubernetes.URL");

class Url extends Opaque {
  readonly type = urlType;
  readonly uri: Uri;
  constructor(uri: Uri) {
    super();
    this.uri = uri;
  }
  equals(other: Value): boolean {
    return other instanceof Url && formatUri(other.uri) === formatUri(this.uri);
  }
  toString(): string {
    return formatUri(this.uri);
  }
}

const parse: Call = (frame, a) => {
  const text = String(a);
  const refused = frame.work(text.length);
  if (refused !== undefined) return refused;
  const uri = readUri(text);
  if (typeof uri !== "string") return new Url(uri);
  return new CelError(`URL parse error during conversion from string: parse ${goQuote(text)}: ${uri}`);
};

const test: Call = (frame, a) => frame.work(String(a).length) ?? typeof readRequestUri(String(a)) !== "string";

const part = (name: string, id: string, read: (uri: Uri) => string) =>
  fn(
    name,
    member(
      id,
      [urlType],
      types.string,
      on(Url, ({ uri }) => read(uri)),
    ),
  );

/** URLs: url, isURL and their parts. */
export const urls: Library = {
  name: "kubernetes.urls",
  functions: [
    fn("url", free("string_to_url", [types.string], urlType, parse)),
    fn("isURL", free("is_url_string", [types.string], types.bool, test)),
    part("getScheme", "url_get_scheme", ({ scheme }) => scheme),
    part("getHost", "url_get_host", hostAndPort),
    part("getHostname", "url_get_hostname", hostname),
    part("getPort", "url_get_port", port),
    part("getEscapedPath", "url_get_escaped_path", escapedPath),
    fn(
      "getQuery",
      member(
        "url_get_query",
        [urlType],
        types.map(types.string, types.list(types.string)),
        on(Url, ({ uri }) => mapOf([...queryOf(uri)])),
      ),
    ),
  ],
};
