import type { EdgeRow } from "./table.ts";
import { edgeTable, groupOf } from "./table.ts";

/** The page of all references, `docs/reference/edges.md`. */
export function render(): ReadonlyMap<string, string> {
  const kinds = Map.groupBy(edgeTable, ({ from }) => from);
  const sections = [...kinds].map(([kind, rows]) => section(kind, rows));
  return new Map([["docs/reference/edges.md", `${[head, ...sections].join("\n\n")}\n`]]);
}

const head = `# References between objects

Every reference that an object can hold to another one. A reference without a namespace means the namespace of the
object that refers; a reference within one namespace is always allowed. \`step\` stands for every step of a Story, in
\`steps\`, \`compensations\` and \`finally\` and in the branches of parallel steps; \`[]\` for the items of a list, \`{}\`
for the values of a map; \`**\` for any depth. This page is generated from the table that admission reads.

What lets a reference lead into another namespace:

| Word | Meaning |
|---|---|
| setting | the installation's \`crossNamespace\`: \`deny\` (default) nothing does, \`grant\` a ReferenceGrant in the target's namespace does, \`allow\` it always may |
| never | nothing: the target is in the same namespace |
| cluster | the target is cluster-scoped and belongs to no namespace |

A ReferenceGrant lets a reference be when one entry of its \`from\` is the group, kind and namespace of the object that
refers, and one entry of its \`to\` is the group and kind of the target, with its name or without one. The group of core
kinds is the empty text. There are no wildcards.`;

const words = { settings: "setting", never: "never", cluster: "cluster" } as const;

function section(kind: string, rows: readonly EdgeRow[]): string {
  const lines = rows.map((row) => `| ${place(row)} | ${target(row)} | ${words[row.permission]} |`);
  return [
    `## ${kind} (\`${groupOf(kind)}\`)`,
    ["| Field | Refers to | Other namespaces |", "|---|---|---|", ...lines].join("\n"),
  ].join("\n\n");
}

function place({ field, form, to, stepType }: EdgeRow): string {
  const key = form === "payload" ? `.**.$bubu${to}Ref` : "";
  const only = stepType === undefined ? "" : `, type \`${stepType}\``;
  return `\`${field}${key}\`${only}`;
}

function target({ to }: EdgeRow): string {
  const group = groupOf(to);
  return group === "" ? `${to} (core)` : `${to} (\`${group}\`)`;
}
