import { parseDuration } from "@bubustack/api/duration";
import { brief } from "@bubustack/api/json";
import { plainDuration } from "@bubustack/api/plain-duration";
import type { RetryPolicy } from "@bubustack/api/shared/retry-policy";
import type { ExecutionFacts, Placed, WrittenDuration } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";

/** Durations that Go cannot read, or that are shorter than they may be. */
export function durationFindings({ durations }: ExecutionFacts): readonly Found[] {
  // Most steps say the same few durations: each text is read once.
  const fine = new Set<string>();
  return durations.flatMap((written) => {
    const key = `${written.bound} ${written.value}`;
    if (fine.has(key)) return [];
    const found = durationFinding(written) ?? [];
    if (found.length === 0) fine.add(key);
    return found;
  });
}

/** A positive duration at one field; absent and blank text pass. */
export function positiveDuration(path: WrittenDuration["path"], value: string | undefined): readonly Found[] {
  if (value === undefined || value.trim() === "") return [];
  return durationFinding({ path, value, bound: "positive" }) ?? [];
}

function durationFinding({ path, value, bound }: WrittenDuration): readonly Found[] | undefined {
  const length = parseDuration(value);
  if (length !== undefined && (bound === "positive" ? length > 0 : length >= 0)) return undefined;
  const seconds = /^\d+$/.test(value.trim()) && Number(value) > 0 ? `${Number(value)}s` : undefined;
  if (length === undefined && seconds !== undefined) {
    return [
      invalid(path, `${brief(value)} has no unit`, { fix: `write "${seconds}" for seconds`, replacement: seconds }),
    ];
  }
  const plain = plainDuration(value);
  if (plain !== undefined) {
    const extra = { fix: `write "${plain}"`, replacement: plain, correction: { path, set: plain } };
    return [invalid(path, `${brief(value)} is not a Go duration`, extra)];
  }
  const what = bound === "positive" ? "a positive duration" : "a duration of 0 or more";
  return [invalid(path, `${brief(value)} is not ${what}`, { fix: 'write a Go duration such as "30s" or "1h30m"' })];
}

/** Retries whose longest wait is shorter than their first one. */
export function retryFindings({ retries }: ExecutionFacts): readonly Found[] {
  return retries.flatMap((placed) => retryFinding(placed) ?? []);
}

function retryFinding({ path, value }: Placed<RetryPolicy>): Found | undefined {
  if (value.maxDelay === undefined) return undefined;
  const delay = parseDuration(value.delay);
  const most = parseDuration(value.maxDelay);
  if (delay === undefined || most === undefined || most >= delay) return undefined;
  const message = `${brief(value.maxDelay)} is shorter than the delay of ${brief(value.delay)}`;
  return invalid([...path, "maxDelay"], message, {
    fix: `write at least ${brief(value.delay)}`,
    replacement: value.delay,
  });
}
