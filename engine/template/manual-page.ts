import { manual } from "./manual.ts";
import type { Parameter } from "./signatures.ts";
import { functionFamilies, leftOut, signatures } from "./signatures.ts";

const head = `# Functions of templates

What [templates](templates.md) may call. \`any\` takes every value, \`text\`, \`int\`, \`number\`, \`bool\`, \`object\` and \`time\` what they say;
a number fits where it has the value that is wanted. \`…\` stands for any number of further arguments. The value before a pipe is the
last argument: \`{{ inputs.name | trunc 8 }}\`. A name with \`must\` before it is the same function: both refuse what they cannot do,
but for \`fromJson\`, \`dateModify\` and \`toDate\`. This page is generated from the table of functions.`;

const titles: { readonly [family: string]: string } = {
  logic: "Logic",
  values: "Values and types",
  access: "Objects",
  lists: "Lists",
  strings: "Texts",
  printing: "Printing",
  numbers: "Numbers",
  dates: "Dates",
  json: "JSON",
  encoding: "Encoding and hashes",
  paths: "Paths",
  versions: "Versions",
  volatile: "The clock and chance, where they are allowed",
};

/** The page of all functions, `docs/template-functions.md`. */
export function render(): ReadonlyMap<string, string> {
  const tables = [...functionFamilies].map(([family, names]) => {
    const rows = names.flatMap((name) =>
      manual[name] === undefined ? [] : [`| \`${usage(name)}\` | ${manual[name].replaceAll("|", "\\|")} |`],
    );
    return [`## ${titles[family] ?? family}`, ["| Call | Yields |", "|---|---|", ...rows].join("\n")].join("\n\n");
  });
  const reasons = Object.groupBy(leftOut, ([, reason]) => reason);
  const missing = Object.entries(reasons).map(
    ([reason, entries = []]) => `| ${entries.map(([name]) => `\`${name}\``).join(", ")} | ${reason} |`,
  );
  const last = ["## Left out", ["| Functions of Go and Sprig | Why |", "|---|---|", ...missing].join("\n")].join(
    "\n\n",
  );
  return new Map([["docs/template-functions.md", `${[head, ...tables, last].join("\n\n")}\n`]]);
}

function usage(name: string): string {
  const takes = signatures.get(name);
  const rest = takes?.rest === undefined ? [] : [`${shown(takes.rest)}…`];
  return [name, ...(takes?.parameters ?? []).map(shown), ...rest].join(" ");
}

function shown(parameter: Parameter): string {
  switch (parameter) {
    case "value":
      return "any";
    case "string":
      return "text";
    case "float":
      return "number";
    case "map":
      return "object";
    default:
      return parameter;
  }
}
