import type { Library } from "../library/declare.ts";
import { fn, free, member, on } from "../library/declare.ts";
import { goQuote } from "../library/go-quote.ts";
import * as types from "../type/type.ts";
import { readTimestamp } from "../values/timestamp.ts";
import type { Value } from "../values/value.ts";
import { none, Opaque, Optional } from "../values/value.ts";
import * as names from "./names.ts";
import { readRequestUri } from "./uri.ts";

const formatType = types.struct("kubernetes.NamedFormat");

/** A named format: what is wrong with a text, and the size that costs count for its pattern. */
class Format extends Opaque {
  readonly type = formatType;
  readonly name: string;
  readonly regexSize: number;
  readonly problems: (text: string) => readonly string[];
  constructor(name: string, regexSize: number, problems: (text: string) => readonly string[]) {
    super();
    this.name = name;
    this.regexSize = regexSize;
    this.problems = problems;
  }
  equals(other: Value): boolean {
    return other instanceof Format && other.name === this.name;
  }
  toString(): string {
    return this.name;
  }
}

const holds = (says: string, test: (text: string) => boolean) => (text: string) => (test(text) ? [] : [says]);

function isDate(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && readTimestamp(`${text}T00:00:00Z`) !== undefined;
}

const timeForm = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/;

function isDateTime(text: string): boolean {
  const [date = "", time = ""] = text.toLowerCase().split("t");
  const [, hour = "99", minute = "99", second = "99"] = timeForm.exec(time) ?? [];
  return isDate(date) && hour <= "23" && minute <= "59" && second <= "59";
}

const uuid = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})$/i;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

const formats: { readonly [name: string]: Format } = {
  dns1123Label: new Format("DNS1123Label", 30, names.dnsLabel),
  dns1123Subdomain: new Format("DNS1123Subdomain", 60, names.dnsSubdomain),
  dns1035Label: new Format("DNS1035Label", 30, names.dns1035Label),
  qualifiedName: new Format("QualifiedName", 60, names.qualifiedName),
  dns1123LabelPrefix: new Format("DNS1123LabelPrefix", 30, names.asPrefix(names.dnsLabel)),
  dns1123SubdomainPrefix: new Format("DNS1123SubdomainPrefix", 60, names.asPrefix(names.dnsSubdomain)),
  dns1035LabelPrefix: new Format("DNS1035LabelPrefix", 30, names.asPrefix(names.dns1035Label)),
  labelValue: new Format("LabelValue", 40, names.labelValue),
  uri: new Format("URI", 1104, (text) => {
    const found = readRequestUri(text);
    return typeof found === "string" ? [`parse ${goQuote(text)}: ${found}`] : [];
  }),
  uuid: new Format(
    "uuid",
    72,
    holds("does not match the UUID format", (text) => uuid.test(text)),
  ),
  byte: new Format(
    "byte",
    84,
    holds("invalid base64", (text) => text.length % 4 === 0 && base64.test(text)),
  ),
  date: new Format("date", 72, holds("invalid date", isDate)),
  datetime: new Format("datetime", 72, holds("invalid datetime", isDateTime)),
};

/** Formats of texts: format.named, one function for each format, and validate. */
export const namedFormats: Library = {
  name: "kubernetes.format",
  functions: [
    fn(
      "format.named",
      free("format-named", [types.string], types.optional(formatType), (_frame, a) => {
        const found = Object.hasOwn(formats, String(a)) ? formats[String(a)] : undefined;
        return found === undefined ? none : new Optional(found);
      }),
    ),
    fn(
      "validate",
      member(
        "format-validate",
        [formatType, types.string],
        types.optional(types.list(types.string)),
        on(Format, (format, text, frame) => {
          const refused = frame.work(String(text).length * 4);
          if (refused !== undefined) return refused;
          const problems = format.problems(String(text));
          return problems.length === 0 ? none : new Optional(problems);
        }),
      ),
    ),
    ...Object.entries(formats).map(([name, format]) =>
      fn(
        `format.${name}`,
        free(`format.${name}`, [], formatType, () => format),
      ),
    ),
  ],
};
