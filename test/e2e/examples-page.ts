import type { ExampleFile } from "./examples.ts";
import { catalog, examples } from "./examples.ts";

/** Renders docs/examples/README.md from the headers of the examples. */
export function render(): ReadonlyMap<string, string> {
  const text = [head, acceptedTable(examples("accepted")), between, refusedTable(examples("refused"))].join("\n");
  return new Map([["docs/examples/README.md", `${text}\n`]]);
}

const head = `# Examples

Each file stands for itself beside [the catalog](catalog.yaml), which holds the templates and Engrams that they use. Tests judge
all of them, by the linter and on a running platform. To judge one, and to apply it:

\`\`\`sh
npx bubu lint ${catalog} docs/examples/accepted/story-sequence.yaml
npx bubu apply -f ${catalog} -f docs/examples/accepted/story-sequence.yaml
\`\`\`

[hello.yaml](hello.yaml) and [broken.yaml](broken.yaml) are those of the tour in the [README](../../README.md).

## Accepted
`;

const between = `
## Refused

Each says at its top which rules refuse it, and at which field. \`npx bubu explain RULE\` says why.
`;

function acceptedTable(files: readonly ExampleFile[]): string {
  const rows = files.map(({ path, title }) => `| ${link(path)} | ${title} |`);
  return ["| File | What it shows |", "|---|---|", ...rows].join("\n");
}

function refusedTable(files: readonly ExampleFile[]): string {
  const rows = files.map(({ path, title, refused }) => {
    const rules = new Set(refused.map((finding) => `\`${finding.split(" at ")[0]}\``));
    return `| ${link(path)} | ${title} | ${[...rules].join(", ")} |`;
  });
  return ["| File | What it shows | Rules |", "|---|---|---|", ...rows].join("\n");
}

function link(path: string): string {
  const name = path.replace("docs/examples/", "");
  return `[${name.replace(/^.*\//, "").replace(".yaml", "")}](${name})`;
}
