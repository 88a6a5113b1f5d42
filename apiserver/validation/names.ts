/** The rules for names, label keys and label values, worded as k8s.io/apimachinery `util/validation` words them. */

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const labelPattern = new RegExp(`^${label}$`);
const segment = new RegExp(`^${label}$`);
const relaxed = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const qualifiedPart = /^[A-Za-z0-9]$|^[A-Za-z0-9][-A-Za-z0-9_.]*[A-Za-z0-9]$/;

function tooLong(most: number, unit: "characters" | "bytes" = "characters"): string {
  return `must be no more than ${most} ${unit}`;
}

/** Problems of an RFC 1123 subdomain: at most 253 characters, labels separated by dots. */
export function subdomainProblems(text: string): readonly string[] {
  const long = text.length > 253 ? [tooLong(253)] : [];
  if (isSubdomain(text)) return long;
  return [
    ...long,
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
      `and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`,
  ];
}

function isSubdomain(text: string): boolean {
  return text.split(".").every((part) => segment.test(part));
}

/** Problems of an RFC 1123 label: at most 63 characters. */
export function labelProblems(text: string): readonly string[] {
  const long = text.length > 63 ? [tooLong(63)] : [];
  if (labelPattern.test(text)) return long;
  if (isSubdomain(text)) return [...long, "must not contain dots"];
  return [
    ...long,
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
      `with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
  ];
}

/** Problems of an RFC 1035 label, the rule for Service names. */
export function label1035Problems(text: string): readonly string[] {
  const long = text.length > 63 ? [tooLong(63)] : [];
  if (/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text)) return long;
  return [
    ...long,
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, " +
      "and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is " +
      "'[a-z]([-a-z0-9]*[a-z0-9])?')",
  ];
}

/** Problems of a label or annotation key: an optional subdomain, a slash, and a name of at most 63 characters. */
export function keyProblems(key: string): readonly string[] {
  const parts = key.split("/");
  const name = parts.at(-1) ?? "";
  const shape =
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
    `alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${relaxed}')`;
  if (parts.length > 2)
    return [
      `a valid label key must consist of ${shape.replace("name part must consist of ", "")} with an optional DNS ` +
        "subdomain prefix and '/' (e.g. 'example.com/MyName')",
    ];
  const problems: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? "";
    if (prefix === "") problems.push("prefix part must be non-empty");
    else for (const problem of subdomainProblems(prefix)) problems.push(`prefix part ${problem}`);
  }
  if (name === "") problems.push("name part must be non-empty");
  else if (name.length > 63) problems.push(`name part ${tooLong(63, "bytes")}`);
  if (!qualifiedPart.test(name)) problems.push(shape);
  return problems;
}

/** Problems of a name that only has to fit into a path, as the names of roles do. */
export function pathSegmentProblems(name: string): readonly string[] {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);
}

/** Problems of a label value: empty, or at most 63 characters. */
export function valueProblems(value: string): readonly string[] {
  if (value === "") return [];
  const long = value.length > 63 ? [tooLong(63, "bytes")] : [];
  if (qualifiedPart.test(value)) return long;
  return [
    ...long,
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
      "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is " +
      "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
  ];
}
