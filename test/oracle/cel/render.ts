import type { Area } from "./cases/area.ts";
import { areas } from "./cases/areas.ts";

/** The corpus as files: one of JSON lines for each area, sorted by id. */
export function render(): ReadonlyMap<string, string> {
  return new Map(areas.map((area) => [`test/oracle/cel/corpus/${area.name}.jsonl`, text(area)]));
}

function text({ name, groups }: Area): string {
  const sorted = [...groups].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = sorted.flatMap((group) =>
    group.drafts.map((draft, index) => {
      const id = `${name}/${group.name}/${String(index + 1).padStart(3, "0")}`;
      return `${JSON.stringify({ id, ...draft })}\n`;
    }),
  );
  return lines.join("");
}
