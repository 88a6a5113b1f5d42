import { readFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { logOpened } from "@bubustack/api/audit/events/log-opened";
import { BubuError } from "@bubustack/api/errors";
import type { Digests } from "@bubustack/api/names/digests";
import type { Disk } from "@bubustack/audit/disk/disk";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import type { Log as AuditLog } from "@bubustack/audit/log/log";
import { openLog } from "@bubustack/audit/log/log";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import type { AuditSettings } from "@bubustack/policies/audit-settings";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { Companion } from "./companions/accompany.ts";
import { accompany } from "./companions/accompany.ts";
import type { PeerAccess } from "./companions/peers.ts";
import { recordingInstruments } from "./metrics.ts";
import type { Opened, Recorder } from "./recorder.ts";
import { createRecorder } from "./recorder.ts";
import { rotation } from "./rotation.ts";

/** Where a replica keeps its log, and what it says of that. */
export interface AuditConfig {
  /** Folder of the log: no other process writes it. */
  readonly folder: string;
  /** What keeps the folder: a volume that outlives the replica, or nothing. */
  readonly durability: "volume" | "ephemeral";
  /** File with the secret under which the log's keys are encrypted, at least 16 bytes; absent: they are not. */
  readonly sealFile?: string;
  /** Folder with the secrets of sinks, `<sink>.<what>`; absent: they have none. */
  readonly secrets?: string;
  /** Whether what an earlier process left is removed first. Default: not. */
  readonly fresh?: boolean;
  /** Milliseconds between two rounds in which replicas look at each other's logs. Default 60,000. */
  readonly roundMs?: number;
}

export interface OpenTools {
  /** Name of this replica, and the namespace of the installation: with them the log has its name. */
  readonly identity: string;
  readonly namespace: string;
  readonly settings: AuditSettings;
  readonly digests: Digests;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A monotonic clock in milliseconds, and milliseconds since 1970. */
  readonly now: () => number;
  readonly wall: () => number;
  /** How it reaches the AuditLogs of all replicas; absent: nobody is told of the log. */
  readonly peers?: PeerAccess;
}

/** Milliseconds between attempts to open a log that does not open: an earlier replica may still have it. */
const againMs = 5_000;
/** Fewer bytes are no secret. */
const leastSecret = 16;

/**
 * Opens the log of a replica. Resolves after the first attempt: where that fails it goes on trying, and until then the settings say what becomes of
 * decisions.
 */
export async function openRecorder(config: AuditConfig, tools: OpenTools): Promise<Recorder> {
  const { log, metrics } = tools;
  let held: (Opened & { readonly log: AuditLog }) | undefined;
  let rotating: (() => void) | undefined;
  let companions: readonly Companion[] = [];
  const ended = new AbortController();
  let said = 0;
  const recorder = createRecorder({
    ...tools,
    opened: () => held,
    instruments: recordingInstruments(metrics, () => held?.log),
    onFailed: (err) => {
      // One line a second says enough.
      if (tools.now() - said < 1_000) return;
      said = tools.now();
      log.error({ err }, "a decision could not be recorded");
    },
  });
  const attempt = async (): Promise<boolean> => {
    try {
      const disk = await diskOf(config);
      const second =
        tools.settings.second && (await (await import("./second.ts")).secondOf(tools.settings, config, tools));
      const told = { origin: originOf(tools), promises: true, now: tools.wall, ...(second && { second }) };
      const opened = await openLog(disk, told);
      const keys = keyring(disk, { now: tools.now });
      held = { log: opened, keys };
      rotating = rotation(opened, disk, { days: tools.settings.rotateKeyDays, now: tools.wall, log });
      await recorder.note({ type: logOpened.type, data: openedData(config, tools, opened.size) });
      log.info({ origin: opened.key.name, size: opened.size }, "the audit log is open");
      companions = await accompany({ log: opened, disk, keys }, config, tools);
      const capture = companions.find((each) => each.capture !== undefined)?.capture;
      if (capture !== undefined) held = { log: opened, keys, capture };
      return true;
    } catch (err) {
      log.error({ err }, "the audit log could not be opened: decisions are answered as the settings say");
      return false;
    }
  };
  const goOn = async (): Promise<void> => {
    for (let open = false; !open && !ended.signal.aborted; open = await attempt())
      await sleep(againMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
  };
  let trying: Promise<void> = Promise.resolve();
  if (!(await attempt())) trying = goOn();
  return {
    ...recorder,
    async stop() {
      ended.abort();
      await trying;
      await recorder.stop();
      rotating?.();
      for (const each of companions) await each.stop();
      await held?.log.close().catch((err: unknown) => log.error({ err }, "the audit log could not be closed"));
      held = undefined;
    },
  };
}

/** `bubu-webhook.<namespace>/<replica>`. */
function originOf({ namespace, identity }: OpenTools): string {
  return `bubu-webhook.${namespace}/${identity}`;
}

async function diskOf({ folder, sealFile, fresh }: AuditConfig): Promise<Disk> {
  const secret = sealFile === undefined ? undefined : await readFile(sealFile);
  if (secret && secret.length < leastSecret)
    throw new BubuError("audit/seal", `${sealFile} has ${secret.length} bytes, which is too few for a secret`);
  if (fresh === true) await rm(folder, { recursive: true, force: true });
  return sealedDisk(folderDisk(folder), secret && sealOf(secret));
}

function openedData({ durability, sealFile }: AuditConfig, { identity, settings }: OpenTools, size: number) {
  return {
    component: "bubu-webhook",
    replica: identity,
    size,
    durability: settings.second === undefined ? durability : ("replicated" as const),
    keySealed: sealFile !== undefined,
    personal: settings.personal,
  };
}
