import { packs } from "../rules/index.ts";
import { upstreamRules } from "./index.ts";

/** The page of the existing system's rules and what covers them here, `docs/upstream-rules.md`. */
export function render(): ReadonlyMap<string, string> {
  const rows = Object.entries(upstreamRules).map(
    ([id, meaning]) => `| ${id} | ${meaning} | ${coveredBy(id).join(", ") || "[differences](differences.md)"} |`,
  );
  return new Map([
    [
      "docs/upstream-rules.md",
      `${head}\n\n${["| Id | What it holds | Here |", "|---|---|---|", ...rows].join("\n")}\n`,
    ],
  ]);
}

const head = `# Rules of bobrapet 0.1.12

Every rule that acts at admission there, or stands in for it, in our words, and what it is here: the rules that cover it,
or the page that says why it is another one or none. This page is generated.`;

function coveredBy(id: string): readonly string[] {
  const rules = packs.flatMap((pack) => [...pack.defaults, ...pack.rules]);
  return rules
    .filter(({ covers = [] }) => covers.includes(id))
    .map((rule) => `[${rule.id}](rules.md#${rule.id.replaceAll("/", "")})`);
}
