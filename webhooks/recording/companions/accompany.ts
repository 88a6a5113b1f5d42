import type { Disk } from "@bubustack/audit/disk/disk";
import type { Log as AuditLog } from "@bubustack/audit/log/log";
import type { Keyring } from "@bubustack/audit/personal/keyring";
import type { Offered } from "../offered.ts";
import type { AuditConfig, OpenTools } from "../open.ts";
import { attendRequests } from "./requests.ts";
import { retain } from "./retention.ts";

/** What runs beside a log while it is open. */
export interface Companion {
  readonly stop: () => Promise<void>;
  /** Told of each request that is on record. Never throws. */
  readonly capture?: (offered: Offered) => void;
}

/** An open log, for what runs beside it. */
export interface Accompanied {
  readonly log: AuditLog;
  readonly disk: Disk;
  readonly keys: Keyring;
}

/** Starts what is configured, and loads nothing else. One row each; what does not start is said, and decisions go on. */
export async function accompany(
  opened: Accompanied,
  config: AuditConfig,
  tools: OpenTools,
): Promise<readonly Companion[]> {
  const { settings, log, metrics, now, wall, peers: access } = tools;
  const starts: (() => Promise<Companion>)[] = [];
  starts.push(async () =>
    retain(opened, { settings, log, metrics, now, wall, ...(access && { informer: access.informer }) }),
  );
  starts.push(async () => attendRequests(opened, log));
  const { capture } = settings;
  // What was captured before is deleted in time, whether anything is captured now or not.
  if (capture.namespaces.length > 0 || (await opened.disk.list("captures").catch(() => [])).length > 0)
    starts.push(async () => {
      const { captureReviews } = await import("./capture.ts");
      if (config.sealFile === undefined && capture.namespaces.length > 0)
        log.warn(
          {},
          "reviews are captured, and the keys beside them are not encrypted: who reads the folder reads them",
        );
      return captureReviews(opened, { settings: capture, folder: config.folder, log, metrics, wall });
    });
  if (settings.sinks.length > 0)
    starts.push(async () => {
      const { shipToSinks } = await import("./sinks.ts");
      const secrets = config.secrets === undefined ? {} : { secrets: config.secrets };
      return shipToSinks(opened, { sinks: settings.sinks, ...secrets, log, metrics, wall });
    });
  // The last: with it the others are told how long the log is in the end.
  if (access)
    starts.push(async () => (await import("./peers.ts")).peers(opened, access, config.roundMs ?? 60_000, tools));
  // Behind it: the witnesses are shown what the log is in the end.
  if (settings.witnesses.length > 0)
    starts.push(async () => (await import("./witnesses.ts")).showToWitnesses(opened, settings.witnesses, tools));
  // Behind them: what witnesses signed in the end is kept too.
  if (settings.anchors.length > 0)
    starts.push(async () => (await import("./anchors.ts")).keepInAnchors(opened, settings.anchors, config, tools));
  const running: Companion[] = [];
  for (const start of starts)
    try {
      running.push(await start());
    } catch (err) {
      log.error({ err }, "what should run beside the audit log did not start");
    }
  return running;
}
