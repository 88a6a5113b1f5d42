import type { Area, Draft, Shared } from "./cases/area.ts";
import { areas } from "./cases/areas.ts";

/**
 * The corpus as files: one of JSON lines for each area, sorted by id. What cases share is written once: a line
 * `{"shared": {…}}` holds until the next one.
 */
export function render(): ReadonlyMap<string, string> {
  return new Map(areas.map((area) => [`test/oracle/cel/corpus/${area.name}.jsonl`, text(area)]));
}

function text({ name, groups }: Area): string {
  const sorted = [...groups].sort((a, b) => (`${a.name}/` < `${b.name}/` ? -1 : 1));
  const lines: string[] = [];
  let holds = JSON.stringify({});
  for (const group of sorted) {
    for (const [index, draft] of group.drafts.entries()) {
      const { expression, shared } = parts(draft);
      if (shared !== holds) lines.push(`{"shared":${shared}}\n`);
      holds = shared;
      const id = `${name}/${group.name}/${String(index + 1).padStart(3, "0")}`;
      lines.push(`${JSON.stringify({ id, expression })}\n`);
    }
  }
  return lines.join("");
}

function parts({ expression, ...rest }: Draft): { readonly expression: string; readonly shared: string } {
  const shared: Shared = rest;
  return { expression, shared: JSON.stringify(shared) };
}
