import type { Disk } from "@bubustack/audit/disk/disk";
import type { Log as AuditLog } from "@bubustack/audit/log/log";
import type { Keyring } from "@bubustack/audit/personal/keyring";
import type { AuditConfig, OpenTools } from "../open.ts";
import { attendRequests } from "./requests.ts";

/** What runs beside a log while it is open. */
export interface Companion {
  readonly stop: () => Promise<void>;
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
  _config: AuditConfig,
  tools: OpenTools,
): Promise<readonly Companion[]> {
  const { log } = tools;
  const starts: (() => Promise<Companion>)[] = [];
  starts.push(async () => attendRequests(opened, log));
  const running: Companion[] = [];
  for (const start of starts)
    try {
      running.push(await start());
    } catch (err) {
      log.error({ err }, "what should run beside the audit log did not start");
    }
  return running;
}
