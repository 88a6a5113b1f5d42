import type { Json } from "@bubustack/api/json";
import { lints } from "./index.ts";
import type { Lint, LintExample } from "./lint.ts";

/** Writes one YAML document. Handed in, so that this house needs no library for it. */
export type ToYaml = (value: unknown) => string;

/** The page of all lints, `docs/policy-lints.md`: a table, then one section each with its reason and examples. */
export function render(toYaml: ToYaml): ReadonlyMap<string, string> {
  const rows = lints.map(
    ({ id, severity, title }) => `| [${id}](#${anchor(id)}) | ${severity} | ${title.replaceAll("|", "\\|")} |`,
  );
  const table = ["| Lint | Severity | What holds |", "|---|---|---|", ...rows].join("\n");
  return new Map([
    ["docs/policy-lints.md", `${[head, table, ...lints.map((lint) => section(lint, toYaml))].join("\n\n")}\n`],
  ]);
}

const head = `# Lints of policies

What \`bubu policy lint\` objects to in ClusterPolicies and Policies with their exceptions, and in ValidatingAdmissionPolicies and MutatingAdmissionPolicies of Kubernetes with their bindings. Nothing is asked about a request: lints judge how a policy is written. An \`error\` means that the policy does not do what it seems to, a \`warning\` that it may not. How it is used is in [policy-tools.md](policy-tools.md). This page is generated from the lints.`;

/** One lint: what holds, why, how to mend it, and its examples. */
export function section({ id, severity, title, why, fix, bad, good }: Lint, toYaml: ToYaml): string {
  return [
    `## ${id}`,
    sentence(title),
    why,
    `- Severity: ${severity}\n- Fix: ${fix}`,
    ...bad.map((example) => block("Objected to", example, toYaml)),
    ...good.map((example) => block("Fine", example, toYaml)),
  ].join("\n\n");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function block(verdict: string, { title, objects }: LintExample, toYaml: ToYaml): string {
  const yaml = objects.map((object: Json) => toYaml(object).trimEnd()).join("\n---\n");
  return [`**${verdict}: ${title}**`, ["```yaml", yaml, "```"].join("\n")].join("\n\n");
}

function anchor(id: string): string {
  return id.replaceAll("/", "");
}
