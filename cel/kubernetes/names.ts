import { utf8Length } from "../values/utf8.ts";

/** The patterns of names in Kubernetes, and what is said of a name that does not match. */
const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const label1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
const qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelValueForm = `(${qualified})?`;

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

const forms = {
  label: whole(label),
  label1035: whole(label1035),
  qualified: whole("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?"),
};

function said(message: string, pattern: string, ...examples: readonly string[]): string {
  const shown = examples.map((example) => `'${example}', `).join(" or ");
  return `${message} (e.g. ${shown}regex used for validation is '${pattern}')`;
}

const labelSaid = said(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  label,
  "my-name",
  "123-abc",
);
const subdomainSaid = said(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomain,
  "example.com",
);
const label1035Said = said(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  label1035,
  "my-name",
  "abc-123",
);
const qualifiedSaid = said(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  qualified,
  "MyName",
  "my.name",
  "123-abc",
);
const labelValueSaid = said(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  labelValueForm,
  "MyValue",
  "my_value",
  "12345",
);

/** What is wrong with a name; empty where nothing is. */
type Problems = readonly string[];

/** Lengths are counted in bytes, whatever messages call them. */
function tooLong(text: string, most: number, unit: "bytes" | "characters"): Problems {
  return utf8Length(text) > most ? [`must be no more than ${most} ${unit}`] : [];
}

/** Names are matched piece by piece: patterns with nested repetition take long on hostile names. */
function isSubdomain(text: string): boolean {
  return text.split(".").every((part) => forms.label.test(part));
}

export function dnsLabel(text: string): Problems {
  const shape = forms.label.test(text) ? [] : [isSubdomain(text) ? "must not contain dots" : labelSaid];
  return [...tooLong(text, 63, "characters"), ...shape];
}

export function dnsSubdomain(text: string): Problems {
  return subdomainProblems(text, "characters");
}

function subdomainProblems(text: string, unit: "bytes" | "characters"): Problems {
  return [...tooLong(text, 253, unit), ...(isSubdomain(text) ? [] : [subdomainSaid])];
}

export function dns1035Label(text: string): Problems {
  return [...tooLong(text, 63, "characters"), ...(forms.label1035.test(text) ? [] : [label1035Said])];
}

/** A name that others are made from: its last dash may be followed by more. */
export function asPrefix(check: (text: string) => Problems): (text: string) => Problems {
  return (text) => check(text.length > 1 && text.endsWith("-") ? `${text.slice(0, -2)}a` : text);
}

export function qualifiedName(text: string): Problems {
  const parts = text.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2)
    return [
      `a valid label key ${qualifiedSaid} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  const prefix =
    second === undefined
      ? []
      : first === ""
        ? ["prefix part must be non-empty"]
        : subdomainProblems(first, "bytes").map((one) => `prefix part ${one}`);
  const name = second ?? first;
  const empty =
    name === "" ? ["name part must be non-empty"] : tooLong(name, 63, "bytes").map((one) => `name part ${one}`);
  const shape = forms.qualified.test(name) ? [] : [`name part ${qualifiedSaid}`];
  return [...prefix, ...empty, ...shape];
}

export function labelValue(text: string): Problems {
  const fits = text === "" || forms.qualified.test(text);
  return [...tooLong(text, 63, "bytes"), ...(fits ? [] : [labelValueSaid])];
}
