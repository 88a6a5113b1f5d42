import { parseDuration } from "@bubustack/api/duration";

/** What the API server waits where the registration names no timeout, in milliseconds. */
const defaultTimeoutMs = 10_000;
/** The longest timeout that Kubernetes accepts, in milliseconds. */
const longestTimeoutMs = 30_000;
/** Kept back for the network and for the API server, which rounds `?timeout=` up to whole seconds. */
const reserveMs = 1_000;
const share = 0.7;
const leastMs = 300;

/**
 * How long a review may take, in milliseconds: 70 % of (`?timeout=` − 1 s), at least 300. The parameter is a Go
 * duration; what cannot be read counts as the API server's default of 10 s.
 */
export function budgetMs(timeout: unknown): number {
  const given = typeof timeout === "string" ? parseDuration(timeout) : undefined;
  const timeoutMs = given === undefined || given <= 0 ? defaultTimeoutMs : Math.min(given, longestTimeoutMs);
  return Math.max(leastMs, share * (timeoutMs - reserveMs));
}
