import type { HealthReport } from "@bubustack/runtime/health";
import { health } from "@bubustack/runtime/health";
import { cannedReview } from "./canned-review.ts";
import type { JudgedKind } from "./kind-table.ts";
import type { Holder } from "./policy/holder.ts";
import type { Freshness, Lookups, Presence } from "./ports.ts";
import type { Reviewer } from "./reviewer.ts";

/** Whether the server can do its work. */
export interface Readiness {
  readonly draining: boolean;
  /** Fails from now on. */
  drain(): void;
  report(): Promise<HealthReport>;
}

/** What has to hold besides; absent, it does. */
export interface Standing {
  readonly presence?: Presence;
  readonly freshness?: Freshness;
  readonly holder?: Pick<Holder, "missing">;
}

/**
 * Ready means: every cache that is kept is complete, a canned review goes through the whole path, what policies there are is
 * compiled, the API server trusts this replica, and what it judges by is fresh.
 */
export function createReadiness(
  lookups: Lookups,
  kinds: readonly JudgedKind[],
  reviewer: Reviewer,
  { presence, freshness, holder }: Standing = {},
): Readiness {
  const checks = health();
  let draining = false;
  for (const { kind } of kinds) {
    const probe = () => (lookups.cache(kind)?.synced === false ? "the first list is not complete yet" : undefined);
    checks.check("ready", `cache ${kind}`, probe);
  }
  for (const kind of kinds.slice(0, 1)) {
    const bytes = cannedReview(kind);
    checks.check("ready", "canned review", async () => {
      const { record } = await reviewer.rehearse(bytes);
      return record.unjudged;
    });
  }
  if (presence !== undefined) checks.check("ready", "registration", () => presence.missing());
  if (holder !== undefined) checks.check("ready", "policies", () => holder.missing());
  if (freshness !== undefined) checks.check("ready", "heartbeat", () => freshness.missing());
  return {
    get draining() {
      return draining;
    },
    drain() {
      draining = true;
      checks.drain();
    },
    report: () => checks.report("ready"),
  };
}
