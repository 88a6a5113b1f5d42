import type { Metrics } from "@bubustack/runtime/metrics";
import type { Results } from "./results.ts";

/** Series of policies and rules; those beyond it are counted together. */
export const mostSeries = 1_000;

const labels = ["policy", "rule", "action", "result"] as const;
type Of = { readonly [label in (typeof labels)[number]]: string };

/** What a scan has to count. */
export interface Figures {
  judged(kind: string): void;
  /** Milliseconds that a complete look at a kind took. */
  took(kind: string, ms: number): void;
  installed(yes: boolean): void;
  end(): void;
}

export function figures(metrics: Metrics, results: Results): Figures {
  const found = metrics.gauge("bubu_scan_results", "Results of existing objects, by policy.", labels);
  const objects = metrics.counter("bubu_scan_objects_total", "Objects that were judged.", ["kind"]);
  const seconds = metrics.gauge("bubu_scan_seconds", "How long the last complete look at a kind took.", ["kind"]);
  const reports = metrics.gauge("bubu_scan_reports_installed", "1 where the kinds of reports are installed.", []);
  let shown = new Map<string, Of>();
  const end = metrics.onRender(() => {
    const now = new Map<string, { readonly of: Of; count: number }>();
    for (const { policy, rule, action, outcome, count } of results.tallies()) {
      const full = now.size >= mostSeries;
      const of = full ? others : { policy, rule, action, result: outcome };
      const key = JSON.stringify(of);
      const before = now.get(key);
      now.set(key, { of, count: (before?.count ?? 0) + count });
    }
    for (const [key, of] of shown) if (!now.has(key)) found.remove(of);
    for (const { of, count } of now.values()) found.set(of, count);
    shown = new Map([...now].map(([key, { of }]) => [key, of]));
  });
  return {
    judged: (kind) => objects.add({ kind }),
    took: (kind, ms) => seconds.set({ kind }, ms / 1_000),
    installed: (yes) => reports.set({}, yes ? 1 : 0),
    end,
  };
}

const others: Of = { policy: "others", rule: "", action: "", result: "" };
