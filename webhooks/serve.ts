import { randomBytes } from "node:crypto";
import { kinds } from "@bubustack/api/kinds";
import { keep } from "@bubustack/certs/keeper";
import { digest } from "@bubustack/policies/judge";
import type { Settings } from "@bubustack/policies/settings";
import { host as judgementHost } from "@bubustack/runtime/host";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import type { Running } from "@bubustack/runtime/process";
import type { Callers } from "./callers.ts";
import { freshness } from "./freshness.ts";
import { runLookups } from "./lookups.ts";
import { heldKinds, holder } from "./policy/holder.ts";
import { Uses } from "./policy/uses.ts";
import { presence } from "./presence.ts";
import type { Conditions } from "./recording/conditions.ts";
import type { AuditConfig, OpenTools } from "./recording/open.ts";
import type { Recorder } from "./recording/recorder.ts";
import { start } from "./start.ts";

export interface ServeConfig {
  /** The namespace of the installation. */
  readonly namespace: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  /** Address and port to listen on; port 0 picks a free one. */
  readonly host: string;
  readonly port: number;
  /** Names and addresses under which the API server reaches it. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly settings: Settings;
  /** Who counts as the API server; absent: no caller is verified. */
  readonly callers?: Callers;
  /** Where decisions are recorded before they are answered; absent: nowhere. */
  readonly audit?: AuditConfig;
  /** Milliseconds between failing readiness and no longer accepting connections; default 0. */
  readonly drainMs?: number;
}

export interface ServePorts {
  /** Closed when the server has stopped. */
  readonly client: KubeClient;
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds; default `performance.now`. */
  readonly clock?: () => number;
}

/**
 * The webhook server as an installation runs it: with its caches, an authority of its own, and its announcement. It is
 * `ready` once the registrar has registered it: no write passes unjudged from then on.
 */
export async function serve(config: ServeConfig, ports: ServePorts): Promise<Running> {
  const { client, log, now, clock = () => performance.now() } = ports;
  const { namespace: _, identity, dnsNames, ipAddresses, audit, ...listening } = config;
  const registry = metrics();
  const random = Math.random;
  const host = judgementHost();
  const { settings } = config;
  const shared = { client, namespace: config.namespace, log, metrics: registry, now, random };
  const { readable } = settings.policy;
  const lookups = runLookups({ client, kinds, readable, log, metrics: registry, now, random });
  const rules = digest({ settings, host });
  const held = holder({
    informers: heldKinds.flatMap((kind) => lookups.informer(kind) ?? []),
    settings: settings.policy,
    platformNamespaces: [config.namespace],
    host,
    rules,
    log,
  });
  const uses = new Uses({ objects: () => held.current().objects, life: randomBytes(8).toString("hex"), now });
  const keeper = keep(
    { commonName: "bubu-webhook", caCommonName: "bubu-webhook-ca", dnsNames, ipAddresses },
    { now, random, onError: (err) => log.error({ err }, "certificate renewal failed") },
  );
  const auditLogs = lookups.informer("AuditLog");
  const recorder =
    audit &&
    recording(
      audit,
      {
        ...shared,
        identity,
        settings: settings.audit,
        digests: host,
        now: clock,
        wall: now,
        ...(auditLogs && { peers: { client, informer: auditLogs } }),
      },
      { tls: keeper, issuer: () => keeper.issuer().certPem, holder: held, settings, rules, identity, digests: host },
    );
  const stopRest = async (): Promise<void> => {
    await recorder?.stop();
    keeper.stop();
    held.stop();
    await lookups.stop();
    client.close();
  };
  try {
    const present = presence({
      ...shared,
      identity,
      authority: keeper,
      digest: () => held.current().digest,
      onDigest: held.onChange,
      says: () => uses.says(),
    });
    const webhook = await start(listening, {
      tls: keeper,
      lookups,
      holder: held,
      ...(recorder && { recorder: recorder.open }),
      onDecision: (record) => {
        if (uses.note(record)) present.refresh();
      },
      presence: present,
      freshness: freshness({
        ...shared,
        clock,
        unreadyMs: settings.unreadySeconds * 1_000,
        maxStalenessMs: settings.maxStalenessSeconds * 1_000,
      }),
      log,
      metrics: registry,
      host,
      now: clock,
    });
    const stop = async (graceMs: number): Promise<void> => {
      await webhook.stop(graceMs);
      await stopRest();
    };
    // Whoever starts for one user does not wait for a log; it is open when the first decision is made.
    if (audit?.fresh === true) webhook.ready.then(recorder?.open, () => undefined);
    else void recorder?.open();
    return { ready: webhook.ready, address: webhook.address, stop };
  } catch (error) {
    await stopRest();
    throw error;
  }
}

/** Opened once, and loaded by those alone who record. */
function recording(config: AuditConfig, tools: OpenTools, conditions: Conditions) {
  let opened: Promise<Recorder> | undefined;
  let end: (() => void) | undefined;
  const open = async (): Promise<Recorder> => {
    const { openRecorder } = await import("./recording/open.ts");
    const { recordConditions } = await import("./recording/conditions.ts");
    const recorder = await openRecorder(config, tools);
    end = recordConditions(conditions, recorder);
    return recorder;
  };
  return {
    open: (): Promise<Recorder> => {
      opened ??= open();
      return opened;
    },
    stop: async (): Promise<void> => {
      const recorder = await opened;
      end?.();
      await recorder?.stop();
    },
  };
}
