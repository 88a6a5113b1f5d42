import { BubuError } from "@bubustack/api/errors";

export type HealthScope = "live" | "ready";
/** Answers what is missing, or undefined where all is well. A probe that throws is not well. */
export type Probe = () => string | undefined | Promise<string | undefined>;

export interface HealthReport {
  readonly ok: boolean;
  /** In the order in which the checks were added. */
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly message?: string }[];
}

/** What a process says about itself to whoever routes to it or restarts it. */
export interface Health {
  /** Adds a check under a name of its own; answers how to remove it. */
  check(scope: HealthScope, name: string, probe: Probe): () => void;
  /** Not ready from now on; stays live. */
  drain(): void;
  report(scope: HealthScope): Promise<HealthReport>;
}

export interface HealthConfig {
  /** How long a probe may take, in milliseconds; default 1,000. */
  readonly timeoutMs?: number;
}

/** A process without checks is live and ready. */
export function health({ timeoutMs = 1_000 }: HealthConfig = {}): Health {
  const probes = new Map<string, { readonly scope: HealthScope; readonly name: string; readonly probe: Probe }>();
  let draining = false;
  return {
    check(scope, name, probe) {
      const key = `${scope}/${name}`;
      if (probes.has(key)) throw new Error(`the health check ${key} exists`);
      probes.set(key, { scope, name, probe });
      return () => void probes.delete(key);
    },
    drain() {
      draining = true;
    },
    async report(scope) {
      const asked = [...probes.values()].filter((entry) => entry.scope === scope);
      const answers = await Promise.all(
        asked.map(async ({ name, probe }) => state(name, await answer(probe, timeoutMs))),
      );
      const checks = scope === "ready" && draining ? [...answers, state("drain", "shutting down")] : answers;
      return { ok: checks.every(({ ok }) => ok), checks };
    },
  };
}

function state(name: string, message: string | undefined): HealthReport["checks"][number] {
  return message === undefined ? { name, ok: true } : { name, ok: false, message };
}

async function answer(probe: Probe, timeoutMs: number): Promise<string | undefined> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`no answer within ${timeoutMs} ms`), timeoutMs);
  try {
    return await Promise.race([probe(), late.promise]);
  } catch (error) {
    // Reports leave the process: only messages that are made for users may stand in them.
    return error instanceof BubuError ? error.message : "the check failed";
  } finally {
    clearTimeout(timer);
  }
}
