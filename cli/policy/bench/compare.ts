/** Figures held against earlier ones. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Bench, Figures } from "./bench.ts";

/** What of earlier figures is compared. */
export interface Known {
  /** Microseconds. */
  readonly cpu: number;
  /** Cost units. */
  readonly units: number;
}

/** By policy; that of all together under the empty name. */
export type Baseline = ReadonlyMap<string, Known>;

export interface Regression {
  readonly policy: string;
  readonly what: "cpu" | "units";
  readonly before: number;
  readonly after: number;
}

/** Microseconds below which a difference is none: clocks are no finer. */
const noise = 2;

/** Reads what `--save` wrote; undefined where it is something else. */
export function readBaseline(saved: Json): Baseline | undefined {
  if (!isObject(saved) || saved["version"] !== 1 || !isList(saved["policies"])) return undefined;
  const found = new Map<string, Known>();
  for (const one of [saved["overall"] ?? null, ...saved["policies"]]) {
    const { policy, cpu, units } = isObject(one) ? one : {};
    const max = isObject(units) ? units["max"] : undefined;
    if (typeof policy !== "string" || typeof cpu !== "number" || typeof max !== "number") return undefined;
    found.set(policy, { cpu, units: max });
  }
  return found;
}

/**
 * What costs more than before, by more than a share: a judgement takes more CPU time, or the dearest request costs more units. Policies
 * that were not there before are not compared.
 */
export function regressions(
  { overall, policies }: Bench,
  baseline: Baseline,
  tolerance: number,
): readonly Regression[] {
  return [overall, ...policies].flatMap((figures) => {
    const before = baseline.get(figures.policy);
    return before === undefined ? [] : ofOne(figures, before, tolerance);
  });
}

function ofOne({ policy, cpu, units }: Figures, before: Known, tolerance: number): readonly Regression[] {
  const slower = cpu > before.cpu * (1 + tolerance) && cpu - before.cpu > noise;
  const dearer = units.max > before.units * (1 + tolerance);
  return [
    ...(slower ? [{ policy, what: "cpu" as const, before: before.cpu, after: cpu }] : []),
    ...(dearer ? [{ policy, what: "units" as const, before: before.units, after: units.max }] : []),
  ];
}
