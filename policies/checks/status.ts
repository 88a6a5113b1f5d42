import { brief } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import type { Path } from "@bubustack/api/path";
import type { Machine } from "@bubustack/engine/runs/phases";
import { mayFollow } from "@bubustack/engine/runs/phases";
import { annotation } from "../facts/metadata.ts";
import type { Found } from "../finding.ts";
import { forbidden } from "../finding.ts";

/** A phase that does not follow from the one before. */
export function phaseFindings(
  path: Path,
  machine: Machine,
  from: string | undefined,
  to: string | undefined,
  fix: string,
): readonly Found[] {
  if (mayFollow(machine, from ?? "", to ?? "")) return [];
  const what = to === undefined ? "cannot be cleared" : `cannot become ${brief(to)}`;
  return [forbidden(path, `${brief(from ?? "")} ${what}`, { fix })];
}

interface Observed {
  readonly status?: { readonly observedGeneration?: number };
}

/** A status that was computed for an older object than the one that is there. */
export function generationFindings(object: Observed, old: Observed | undefined): readonly Found[] {
  const before = old?.status?.observedGeneration ?? 0;
  const now = object.status?.observedGeneration ?? 0;
  if (now >= before) return [];
  const message = `${now} is older than the ${before} that is there`;
  return [forbidden(["status", "observedGeneration"], message, { fix: "compute the status from the latest object" })];
}

/** True where a repetition of a run is wished for and has not been acted on: its status may then start over. */
export function redriven(run: { readonly metadata?: unknown }): boolean {
  return (
    pending(run, annotations.redriveToken, annotations.redriveObserved) ||
    pending(run, annotations.redriveFromStep, annotations.redriveFromStepObserved)
  );
}

function pending(run: { readonly metadata?: unknown }, wish: string, observed: string): boolean {
  const wished = annotation(run, wish) ?? "";
  return wished !== "" && wished !== annotation(run, observed);
}
