import { setTimeout as sleep } from "node:timers/promises";
import type { AuditLogState } from "@bubustack/api/policy/audit-log";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Informer, KubeClient } from "@bubustack/runtime/kube/types";
import type { OpenTools } from "../open.ts";
import { alive } from "../peers/alive.ts";
import { pathOf, saidIn, toldIn } from "../peers/object.ts";
import { publish } from "../peers/publish.ts";
import type { PeerFault } from "../peers/watch.ts";
import { watch } from "../peers/watch.ts";
import type { Accompanied, Companion } from "./accompany.ts";

/** How a replica reaches the objects of all logs. */
export interface PeerAccess {
  readonly client: Pick<KubeClient, "request">;
  /** Of AuditLogs. */
  readonly informer: Pick<Informer, "get" | "values" | "learn" | "synced">;
}

/** Rounds that fail one after the other until that is said. */
const quietFailures = 5;
/** Rounds without a sign of life after which a replica counts as gone. */
const goneRounds = 3;
/** Milliseconds until another attempt while this log's object could not be written yet. */
const againMs = 2_000;

/**
 * Makes a log known to the other replicas, and vouches in it for what they say of theirs: an AuditLog for each log, written at most once a round and
 * only where the log has grown by something else than that. A round takes `everyMs` milliseconds.
 */
export async function peers(
  { log: audit, disk }: Accompanied,
  { client, informer }: PeerAccess,
  everyMs: number,
  { namespace, log, metrics, now, wall }: Pick<OpenTools, "namespace" | "log" | "metrics" | "now" | "wall">,
): Promise<Companion> {
  const seen = metrics.counter("bubu_audit_checkpoints_seen_total", "Checkpoints of other logs on record.", []);
  const faults = metrics.counter("bubu_audit_peer_faults_total", "Faults of logs that were seen.", ["fault"]);
  const said = metrics.gauge("bubu_audit_published_size", "Records of the log that its AuditLog speaks of.", []);
  const onFault = (fault: PeerFault, origin: string) => {
    faults.add({ fault });
    log.error({ fault, origin }, "an audit log is not what it was: look at its AuditLog, and verify it");
  };
  const own = audit.key.name;
  const home = `bubu-webhook.${namespace}/`;
  const vouching = await watch({ audit, disk, onFault });
  const lives = alive({ client, namespace, now, goneMs: goneRounds * everyMs });
  const ended = new AbortController();
  /** Records that the log had when that was said last; undefined until it was. */
  let published: number | undefined;
  /** The key that was said with it: one that takes over is said although the log does not grow after it. */
  let saidKey = audit.key;
  /** Records since then that only vouch for others: if they were told in turn, replicas would have each other's logs grow for ever. */
  let vouched = 0;
  let contradicted: PeerFault | undefined;
  let failures = 0;

  const others = async (): Promise<void> => {
    for (const object of informer.values()) {
      const told = toldIn(object);
      if (told === undefined || told.origin === own || !told.origin.startsWith(home)) continue;
      const count = await vouching.look(told);
      vouched += count;
      if (count > 0) seen.add({}, count);
      if (saidIn(object)?.status.state === "open" && !(await lives(told.origin.slice(home.length)))) {
        const { name, resourceVersion } = metadataOf(object);
        const body = { metadata: { resourceVersion }, status: { state: "lost" } };
        const contentType = "application/merge-patch+json";
        informer.learn(await client.request("PATCH", pathOf(name, "status"), { body, contentType }));
        vouched += await vouching.lost(told.origin);
      }
    }
  };
  const say = async (state: AuditLogState): Promise<void> => {
    await audit.checkpoint();
    const key = audit.key;
    const result = await publish(state, { client, informer, disk, key: () => audit.key, wall });
    if ("size" in result) {
      published = result.size;
      saidKey = key;
      vouched = 0;
      said.set({}, result.size);
      contradicted = undefined;
    } else if (contradicted !== result.fault) {
      contradicted = result.fault;
      await vouching.contradicted(result.fault, result.before);
    }
  };
  const round = async (): Promise<void> => {
    if (!informer.synced) return;
    await others();
    if (published === undefined || audit.size > published + vouched || audit.key !== saidKey) await say("open");
  };
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      try {
        await round();
        failures = 0;
      } catch (err) {
        // While webhooks start or end, nobody answers for a moment.
        if (++failures === quietFailures)
          log.warn({ err }, "what the AuditLog of this log says cannot be brought up to date");
      }
      const wait = published === undefined && contradicted === undefined ? Math.min(againMs, everyMs) : everyMs;
      await sleep(wait, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      ended.abort();
      await running;
      if (published !== undefined)
        await say("sealed").catch((err: unknown) => log.warn({ err }, "the AuditLog could not be sealed"));
    },
  };
}
