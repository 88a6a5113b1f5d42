import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Label values by label name; every declared label is given. */
export type Labels<L extends string> = { readonly [name in L]: string };

export interface CounterMetric<L extends string> {
  /** `by` is 1 unless given. */
  add(labels: Labels<L>, by?: number): void;
}
export interface GaugeMetric<L extends string> {
  set(labels: Labels<L>, value: number): void;
  /** Ends the series of these labels. */
  remove(labels: Labels<L>): void;
}
export interface HistogramMetric<L extends string> {
  observe(labels: Labels<L>, value: number): void;
}

/** The metrics of one process. A name that is declared twice answers the same metric. */
export interface Metrics {
  counter<const L extends string>(name: string, help: string, labels: readonly L[]): CounterMetric<L>;
  gauge<const L extends string>(name: string, help: string, labels: readonly L[]): GaugeMetric<L>;
  /** `buckets` are upper bounds in the metric's unit, ascending. */
  histogram<const L extends string>(
    name: string,
    help: string,
    labels: readonly L[],
    buckets: readonly number[],
  ): HistogramMetric<L>;
  /** Calls `refresh` before each rendering, for values that are read rather than counted. Answers how to end that. */
  onRender(refresh: () => void): () => void;
  /** Adds CPU, memory, event loop and garbage collection of this process. */
  addProcessMetrics(): void;
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** A registry of its own: nothing is shared between two processes that run in one. */
export function metrics(): Metrics {
  const registry = new Registry();
  const refreshers = new Set<() => void>();
  const declared = new Map<string, { readonly signature: string; readonly metric: unknown }>();
  const once = <M>(name: string, signature: string, make: () => M): M => {
    const known = declared.get(name);
    if (known === undefined) {
      const metric = make();
      declared.set(name, { signature, metric });
      return metric;
    }
    if (known.signature !== signature) throw new Error(`the metric ${name} is declared twice with a different shape`);
    // The signature says that `make` of the same kind made it.
    return known.metric as M;
  };
  return {
    counter: (name, help, labels) =>
      once(name, `counter ${labels.join()}`, () => {
        const counter = new Counter({ name, help, labelNames: labels, registers: [registry] });
        return { add: (values, by = 1) => counter.inc({ ...values }, by) };
      }),
    gauge: (name, help, labels) =>
      once(name, `gauge ${labels.join()}`, () => {
        const gauge = new Gauge({ name, help, labelNames: labels, registers: [registry] });
        return { set: (values, to) => gauge.set({ ...values }, to), remove: (values) => gauge.remove({ ...values }) };
      }),
    histogram: (name, help, labels, buckets) =>
      once(name, `histogram ${labels.join()} ${buckets.join()}`, () => {
        const histogram = new Histogram({
          name,
          help,
          labelNames: labels,
          buckets: [...buckets],
          registers: [registry],
        });
        return { observe: (values, value) => histogram.observe({ ...values }, value) };
      }),
    onRender(refresh) {
      refreshers.add(refresh);
      return () => void refreshers.delete(refresh);
    },
    addProcessMetrics: () => collectDefaultMetrics({ register: registry }),
    async render() {
      for (const refresh of refreshers) refresh();
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
