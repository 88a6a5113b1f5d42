import { policies } from "./cel-policies.ts";
import { quantile } from "./drive.ts";

/** Nanoseconds of one thing by policy, in their order; undefined where the engine cannot. */
export type Figures = readonly (number | undefined)[];

/** What one engine takes. */
export interface Column {
  readonly name: string;
  readonly evaluate: Figures;
  readonly compile: Figures;
}

/** The least of each figure over rounds of the same engine. */
export function least(rounds: readonly Column[]): Column | undefined {
  const [first] = rounds;
  if (first === undefined) return undefined;
  const of = (pick: (column: Column) => Figures) =>
    pick(first).map((_, i) => {
      const known = rounds.map((round) => pick(round)[i]).filter((figure) => figure !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    });
  return { name: first.name, evaluate: of(({ evaluate }) => evaluate), compile: of(({ compile }) => compile) };
}

function median(figures: readonly number[]): number {
  return quantile(
    [...figures].sort((a, b) => a - b),
    0.5,
  );
}

/** True for the policies that are asked for: with patterns, or without. */
function asked(index: number, pattern: boolean): boolean {
  return (policies[index]?.pattern ?? false) === pattern;
}

function micros(figures: Figures, pattern: boolean): string {
  const known = figures.filter((figure, i) => figure !== undefined && asked(i, pattern)) as number[];
  return known.length === 0 ? "– (0)" : `${(median(known) / 1_000).toFixed(2)} (${known.length})`;
}

/** The median of what an engine takes for each second of another, expression by expression. */
function ratio(column: Column, to: Column | undefined, pattern: boolean): string {
  const quotients = column.evaluate.flatMap((figure, i) => {
    const other = to?.evaluate[i];
    return figure === undefined || other === undefined || !asked(i, pattern) ? [] : [figure / other];
  });
  return quotients.length === 0 ? "–" : median(quotients).toFixed(2);
}

const heads = ["Engine", "evaluate", "with patterns", "compile", "with patterns", "of ours", "of cel-go"];
const more = ["with patterns", "of the API server"];

/** A table in Markdown: medians in microseconds with the number of expressions, and medians of ratios. */
export function table(columns: readonly Column[], ours: Column, bare?: Column, tracked?: Column): string {
  const names = [...heads, ...more];
  const rows = columns.map((column) => [
    column.name,
    ...[column.evaluate, column.compile].flatMap((each) => [micros(each, false), micros(each, true)]),
    ratio(column, ours, false),
    ratio(column, bare, false),
    ratio(column, bare, true),
    ratio(column, tracked, false),
  ]);
  return [names, names.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
