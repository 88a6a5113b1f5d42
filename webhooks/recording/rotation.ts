import type { Disk } from "@bubustack/audit/disk/disk";
import type { Log as AuditLog } from "@bubustack/audit/log/log";
import type { Log } from "@bubustack/runtime/log";

export interface RotationConfig {
  /** Days after which a log signs with a new key. */
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** Milliseconds between two looks at the calendar; default an hour. */
  readonly everyMs?: number;
}

const file = "key-since";
const dayMs = 24 * 60 * 60 * 1_000;

/** Lets the key of a log rotate by the calendar, also over restarts. Answers how to end that. */
export function rotation(
  audit: Pick<AuditLog, "key" | "rotateKey">,
  disk: Pick<Disk, "read" | "put">,
  { days, now, log, everyMs = 60 * 60 * 1_000 }: RotationConfig,
): () => void {
  const remember = () => disk.put(new Map([[file, Buffer.from(`${audit.key.id} ${now()}\n`, "utf8")]]));
  const look = async () => {
    const [id, since] = Buffer.from((await disk.read(file)) ?? [])
      .toString("utf8")
      .split(" ");
    if (id !== String(audit.key.id)) await remember();
    else if (now() - Number(since) >= days * dayMs) {
      await audit.rotateKey();
      await remember();
      log.info({ key: audit.key.id }, "the audit log signs with a new key");
    }
  };
  let looking: Promise<void> = Promise.resolve();
  const tick = () => {
    looking = looking.then(look).catch((err: unknown) => log.error({ err }, "the key of the audit log did not rotate"));
  };
  tick();
  const timer = setInterval(tick, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
