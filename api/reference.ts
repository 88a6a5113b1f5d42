import type { Kind } from "./kind.ts";
import { apiVersion } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { levels } from "./reference/level.ts";
import { levelSection } from "./reference/table.ts";

/** The reference pages, `docs/reference/<kind>.md`: path from the root of the repository to text. */
export function render(): ReadonlyMap<string, string> {
  return new Map(kinds.map((kind) => [`docs/reference/${kind.singular}.md`, page(kind)]));
}

/** The reference page of one kind: one table for each object in it. */
export function page(kind: Kind): string {
  const found = levels({ spec: kind.spec, status: kind.status });
  const sections = found.all.map((level) => levelSection(level, found.home));
  return `${[head(kind), ...sections].join("\n\n")}\n`;
}

function head(kind: Kind): string {
  return [
    `# ${kind.kind}`,
    kind.description,
    "An empty default means that the field may be left out. This page is generated from the schema of the kind.",
    [
      `- API version: \`${apiVersion(kind)}\``,
      `- Scope: ${kind.scope === "Cluster" ? "cluster" : "namespace"}`,
      `- Resource: \`${kind.plural}\`; short: ${words(kind.shortNames)}; categories: ${words(kind.categories)}`,
      ...(kind.selectableFields.length > 0 ? [`- Field selectors: ${words(kind.selectableFields)}`] : []),
      `- Columns of \`kubectl get\`: ${[...kind.columns.map(({ name }) => name), "Age"].join(", ")}`,
    ].join("\n"),
  ].join("\n\n");
}

function words(list: readonly string[]): string {
  return list.map((word) => `\`${word}\``).join(", ");
}
