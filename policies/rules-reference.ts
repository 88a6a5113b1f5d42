import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { accessName } from "./access.ts";
import type { Example, Rule } from "./rule.ts";
import { occasion } from "./rule.ts";
import { packs } from "./rules/index.ts";

/** Writes one YAML document. Handed in, so that this house needs no library for it. */
export type ToYaml = (value: unknown) => string;

/** Longest text that an example shows; longer ones are cut, with their length. */
const longest = 100;

/** The page of all rules, `docs/rules.md`: a table, then one section a rule with its reason and examples. */
export function render(toYaml: ToYaml): ReadonlyMap<string, string> {
  const kinds = packs.map(({ kind, defaults, rules }) => ({ kind: kind.kind, rules: [...defaults, ...rules] }));
  const tables = kinds.map(({ kind, rules }) => [`## ${kind}`, table(rules)].join("\n\n"));
  const sections = kinds.flatMap(({ rules }) => rules.map((rule) => ruleSection(rule, toYaml)));
  return new Map([["docs/rules.md", `${[head, ...tables, ...sections].join("\n\n")}\n`]]);
}

const head = `# Rules

Every built-in rule. \`deny\` refuses the object, \`warn\` lets it pass with a warning, \`guard\` refuses a deletion, \`default\` fills in what was left out. All findings of all rules are reported together, those of the schema (\`story/schema\` and so on) among them. Ids under "covers" are those of the rules of bobrapet 0.1.12, see [differences](differences.md). This page is generated from the rules.`;

function table(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, effect, summary, covers = [] }) =>
      `| [${id}](#${anchor(id)}) | ${effect} | ${cell(summary)} | ${covers.join(", ")} |`,
  );
  return ["| Rule | Effect | What holds | Covers |", "|---|---|---|---|", ...rows].join("\n");
}

/** One rule: what holds, why, and its examples. Also what `explain` shows. */
export function ruleSection(rule: Rule, toYaml: ToYaml): string {
  const facts = [
    `Kind: ${rule.kind}`,
    `Effect: ${rule.effect}`,
    `On: ${occasion(rule)}`,
    ...(rule.covers === undefined || rule.covers.length === 0 ? [] : [`Covers: ${rule.covers.join(", ")}`]),
  ];
  return [
    `### ${rule.id}`,
    rule.summary,
    rule.why,
    facts.map((fact) => `- ${fact}`).join("\n"),
    ...exampleSections(rule, toYaml),
  ].join("\n\n");
}

function exampleSections(rule: Rule, toYaml: ToYaml): readonly string[] {
  if (rule.effect === "default") {
    return rule.examples.fills.flatMap((example) => [
      ...exampleSection("Given", example, toYaml),
      ...exampleSection("Filled in", { object: example.filled }, toYaml),
    ]);
  }
  const { allow, deny } = rule.examples;
  return [
    ...deny.flatMap((example) => exampleSection(rule.effect === "warn" ? "Warned about" : "Refused", example, toYaml)),
    ...allow.flatMap((example) => exampleSection("Accepted", example, toYaml)),
  ];
}

function exampleSection(verdict: string, example: Example, toYaml: ToYaml): readonly string[] {
  const title = example.title === undefined ? "" : `: ${example.title}`;
  const related = example.related ?? [];
  return [
    `**${verdict}${title}**${circumstances(example)}`,
    block(example.object, toYaml),
    ...(example.old === undefined ? [] : ["instead of", block(example.old, toYaml)]),
    ...(related.length === 0 ? [] : [`where there is\n\n${related.map((one) => block(one, toYaml)).join("\n\n")}`]),
  ];
}

/** What an example says besides its objects: operation, settings, who asks and what they may not do. */
export function circumstances({ operation, subResource, settings, user, mayNot = [] }: Example): string {
  const words = [
    ...(operation === undefined ? [] : [`on ${operation}`]),
    ...(subResource === undefined ? [] : [`on a write of ${subResource}`]),
    ...Object.entries(settings ?? {}).map(([name, value]) => `with \`${name}\` ${String(value)}`),
    ...(user?.username === undefined ? [] : [`by \`${user.username}\``]),
    ...mayNot.map((to) => `by someone who may not ${accessName(to)}`),
  ];
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
}

function block(value: Json, toYaml: ToYaml): string {
  return ["```yaml", toYaml(shortened(value)).trimEnd(), "```"].join("\n");
}

/** Examples are objects that we wrote, a few levels deep. */
function shortened(value: Json): Json {
  if (typeof value === "string") {
    return value.length <= longest ? value : `${value.slice(0, longest)}… (${value.length} characters)`;
  }
  if (isList(value)) return value.map(shortened);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item ?? null)]));
}

/** The fragment that Markdown renderers give a heading. */
function anchor(id: string): string {
  return id.replaceAll("/", "");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
