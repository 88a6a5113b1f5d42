/** Figures for people. */
import type { Style } from "../../terminal/style.ts";
import { table } from "../../terminal/table.ts";
import type { Bench, Figures } from "./bench.ts";
import type { Baseline, Regression } from "./compare.ts";

const header = ["POLICY", "JUDGED", "CPU µs", "P50 µs", "P95 µs", "P99 µs", "MAX µs", "UNITS P50", "UNITS MAX"];

/** A table, and what costs more than before. */
export function human(
  { requests, overall, policies }: Bench,
  baseline: Baseline | undefined,
  worse: readonly Regression[],
  style: Style,
): string {
  const rows = [overall, ...policies].map((figures) => row(figures, requests, baseline));
  const lines = worse.map(({ policy, what, before, after }) => {
    const unit = what === "cpu" ? " µs" : "";
    const name = policy === "" ? "all policies" : policy;
    return style.red(
      `${name}: ${what === "cpu" ? "takes CPU time of" : "costs up to"} ${after}${unit}, before ${before}${unit}`,
    );
  });
  const unknown = policies
    .filter(({ unverified }) => unverified > 0)
    .map(({ policy, unverified }) =>
      style.yellow(`${policy}: ${unverified} of ${requests} requests could not be judged with what is given`),
    );
  const more = [...unknown, ...lines];
  return `${table(baseline === undefined ? header : [...header, "CHANGE"], rows)}${more.map((line) => `${line}\n`).join("")}`;
}

function row(
  { policy, judged, time, cpu, units }: Figures,
  requests: number,
  baseline: Baseline | undefined,
): readonly string[] {
  const cells = [
    policy === "" ? "all policies" : policy,
    `${judged} of ${requests}`,
    ...[cpu, time.p50, time.p95, time.p99, time.max, units.p50, units.max].map(String),
  ];
  if (baseline === undefined) return cells;
  const before = baseline.get(policy)?.cpu;
  return [...cells, before === undefined || before === 0 ? "new" : change(cpu / before - 1)];
}

function change(share: number): string {
  const percent = Math.round(share * 100);
  return `${percent > 0 ? "+" : ""}${percent} %`;
}
