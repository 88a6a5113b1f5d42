import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import { kinds } from "@bubustack/api/kinds";
import { judge as kernel } from "@bubustack/policies/judge";
import type { Running } from "@bubustack/runtime/process";
import { callersOf } from "./callers.ts";
import type { Pool } from "./judging/pool.ts";
import { createPool } from "./judging/pool.ts";
import { workerFile } from "./judging/worker-file.ts";
import { kindTable } from "./kind-table.ts";
import { defaultLimits } from "./limits.ts";
import { instrument } from "./metrics.ts";
import type { Config, Ports } from "./ports.ts";
import type { Readiness } from "./readiness.ts";
import { createReadiness } from "./readiness.ts";
import { createReviewer } from "./reviewer.ts";
import { addRoutes } from "./routes.ts";
import type { HttpsApp } from "./server.ts";
import { addressOf, createServer, followCertificate } from "./server.ts";

/** How often readiness is looked at until it holds for the first time, in milliseconds. */
const readinessPollMs = 20;
/** How often connections that have become idle are closed while stopping, in milliseconds. */
const idleSweepMs = 50;

/**
 * Starts the webhook server: HTTPS in, verdict out. It listens when this resolves; `ready` settles once the caches
 * are complete, a canned review went through, the API server trusts this replica, and what it judges by is fresh.
 */
export async function start(config: Config, ports: Ports): Promise<Running> {
  const limits = { ...defaultLimits, ...config.limits };
  const { settings } = config;
  const { lookups, holder, recorder, onDecision, log, host, now, presence, freshness } = ports;
  const instruments = instrument(ports.metrics);
  const pool = createPool({
    file: config.workerFile ?? workerFile(import.meta.url, "judging/worker"),
    data: { settings, platformNamespaces: holder?.platformNamespaces ?? [], recording: ports.recorder !== undefined },
    ...(holder !== undefined && { policies: holder }),
    workers: limits.workers,
    queue: limits.queue,
    onEnded: (reason) => {
      log.warn({ reason }, "judging worker ended");
      instruments.workerEnded(reason);
    },
  });
  const judge = ports.judge ?? ((review, world) => kernel(review, world));
  const { workerBytes } = limits;
  const table = kindTable(kinds);
  const reviewer = createReviewer({
    kinds: table,
    judge,
    settings,
    host,
    now,
    lookups,
    pool,
    workerBytes,
    ...(holder !== undefined && { holder }),
    ...(recorder !== undefined && { recorder }),
    ...(onDecision !== undefined && { onDecision }),
    ...(freshness !== undefined && { stale: freshness.stale }),
    log,
    instruments,
  });
  const readiness = createReadiness(lookups, kinds, reviewer, {
    ...(presence !== undefined && { presence }),
    ...(freshness !== undefined && { freshness }),
    ...(holder !== undefined && { holder }),
  });
  const app = createServer(ports.tls, config.callers);
  const verified = callersOf(app.server, config.callers);
  addRoutes(app, { reviewer, readiness, instruments, limits, now, verified });
  await app.listen({ host: config.host, port: config.port });
  const unfollow = followCertificate(app, ports.tls, config.callers);
  const address = addressOf(app, config.host);
  const ends = {
    address,
    drainMs: config.drainMs ?? 0,
    unfollow,
    leave: () => Promise.all([presence?.stop(), freshness?.stop()]),
  };
  freshness?.start();
  try {
    await presence?.start(address);
  } catch (error) {
    await drain(app, pool, readiness, ends, 0);
    throw error;
  }
  return running(app, pool, readiness, ends);
}

interface Ends {
  readonly address: string;
  readonly drainMs: number;
  readonly unfollow: () => void;
  /** Takes the announcement of this replica away. */
  readonly leave: () => Promise<unknown>;
}

function running(app: HttpsApp, pool: Pool, readiness: Readiness, ends: Ends): Running {
  let stopped: Promise<void> | undefined;
  const ready = untilReady(readiness).then(() => pool.warm());
  // Whoever does not wait for `ready` need not handle its end.
  ready.catch(() => {});
  return {
    ready,
    address: ends.address,
    stop(graceMs) {
      stopped ??= drain(app, pool, readiness, ends, graceMs);
      return stopped;
    },
  };
}

async function untilReady(readiness: Readiness): Promise<void> {
  while (!(await readiness.report()).ok) {
    if (readiness.draining) throw new BubuError("review/draining");
    await sleep(readinessPollMs);
  }
}

/** Fails readiness, waits until that was seen, stops accepting, finishes what is in flight, closes the rest. */
async function drain(app: HttpsApp, pool: Pool, readiness: Readiness, ends: Ends, graceMs: number): Promise<void> {
  const deadline = performance.now() + graceMs;
  readiness.drain();
  ends.unfollow();
  await sleep(Math.min(ends.drainMs, graceMs));
  const force = setTimeout(() => app.server.closeAllConnections(), Math.max(0, deadline - performance.now()));
  // A connection that was busy when the server closed is idle once it was answered.
  const sweep = setInterval(() => app.server.closeIdleConnections(), idleSweepMs);
  await app.close();
  // Whoever is on the way here trusts this replica for as long as it answers.
  await ends.leave();
  clearInterval(sweep);
  clearTimeout(force);
  await pool.close();
}
