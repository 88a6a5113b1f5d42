/** How many pods a Deployment may have while its template is rolled out. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { at, textAt } from "../../resources/object.ts";

export interface Bounds {
  /** How many there are to be. */
  readonly desired: number;
  /** How many more there may be. */
  readonly surge: number;
  /** How many may be missing. */
  readonly unavailable: number;
}

/** The bounds of a Deployment. Shares of surge are rounded up, those that may be missing down; one of both is never 0. */
export function boundsOf(deployment: JsonObject): Bounds {
  const desired = Number(at(deployment, "spec", "replicas") ?? 1);
  if (textAt(deployment, "spec", "strategy", "type") !== "RollingUpdate") return { desired, surge: 0, unavailable: 0 };
  const given = (name: string) => at(deployment, "spec", "strategy", "rollingUpdate", name);
  const surge = amount(given("maxSurge"), desired, Math.ceil);
  const missing = amount(given("maxUnavailable"), desired, Math.floor);
  const unavailable = surge === 0 && missing === 0 ? 1 : missing;
  return { desired, surge, unavailable: desired === 0 ? 0 : Math.min(unavailable, desired) };
}

function amount(given: Json | undefined, desired: number, round: (value: number) => number): number {
  if (typeof given === "number") return Math.max(given, 0);
  if (typeof given !== "string" || !/^\d{1,9}%$/.test(given)) return 0;
  return round((Number(given.slice(0, -1)) * desired) / 100);
}
