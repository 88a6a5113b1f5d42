import type { CheckpointSeen } from "@bubustack/api/audit/events/checkpoint-seen";
import { checkpointSeen } from "@bubustack/api/audit/events/checkpoint-seen";
import type { Disk } from "@bubustack/audit/disk/disk";
import type { Log as AuditLog } from "@bubustack/audit/log/log";
import type { Known, Told } from "@bubustack/audit/peers/sight";
import { sight } from "@bubustack/audit/peers/sight";
import { readCheckpoint } from "@bubustack/audit/verify/trust";

/** What is known of other logs, beside the log that vouches for them: it outlives this process. */
const file = "peers.json";
/** Logs that one log vouches for; of more, the first that were seen. */
const most = 1_000;

export type PeerFault = NonNullable<CheckpointSeen["fault"]>;

export interface WatchConfig {
  readonly audit: Pick<AuditLog, "append" | "key">;
  readonly disk: Pick<Disk, "read" | "put">;
  /** Told of each fault, once as long as it stays. */
  readonly onFault: (fault: PeerFault, origin: string) => void;
}

/** Vouches in one log for what others say of themselves. */
export interface Watch {
  /** Looks at what a log says. Answers how many records that made. */
  look(told: Told): Promise<number>;
  /** Puts on record that the replica of a log is gone and has not sealed it. */
  lost(origin: string): Promise<number>;
  /** Puts on record that this log is not what the note stands for that its object has. */
  contradicted(fault: PeerFault, before: string): Promise<void>;
}

/** Goes on from what was known when the log was closed. */
export async function watch({ audit, disk, onFault }: WatchConfig): Promise<Watch> {
  const peers = new Map<string, Known>(readKnown(await disk.read(file)));
  const faults = new Map<string, PeerFault>();

  const record = async (data: CheckpointSeen): Promise<number> => {
    await audit.append({ source: audit.key.name, type: checkpointSeen.type, subject: data.origin, data });
    return 1;
  };
  const keep = async (origin: string, known: Known | undefined): Promise<void> => {
    if (known === undefined) peers.delete(origin);
    else peers.set(origin, known);
    await disk.put(new Map([[file, Buffer.from(JSON.stringify([...peers]), "utf8")]]));
  };
  const fail = async (fault: PeerFault, origin: string, contradiction?: string): Promise<number> => {
    if (faults.get(origin) === fault) return 0;
    faults.set(origin, fault);
    onFault(fault, origin);
    const checkpoint = peers.get(origin)?.checkpoint;
    // Of a log that nobody ever believed there is nothing to hold it to.
    if (checkpoint === undefined) return 0;
    const more = { fault, ...(contradiction !== undefined && { contradiction }) };
    return await record({ origin, size: sizeOf(checkpoint), checkpoint, ...more });
  };

  const look = async (told: Told): Promise<number> => {
    const { origin } = told;
    const before = peers.get(origin);
    if (before === undefined && peers.size >= most) return 0;
    const seen = sight(told, before);
    if ("fault" in seen) {
      const count = await fail(seen.fault, origin, told.checkpoint);
      if (seen.fault !== "replaced") return count;
      // That is on record; from now on the log that has the name is vouched for.
      await keep(origin, undefined);
      return count + (await look(told));
    }
    if (!seen.news) return 0;
    faults.delete(origin);
    const count = await record({ origin, size: seen.checkpoint.size, checkpoint: told.checkpoint });
    await keep(origin, seen.known);
    return count;
  };

  return {
    look,
    lost: (origin) => fail("lost", origin),
    async contradicted(fault, before) {
      const origin = audit.key.name;
      onFault(fault, origin);
      if (before !== "") await record({ origin, size: sizeOf(before), checkpoint: before, fault });
    },
  };
}

function sizeOf(checkpoint: string): number {
  return readCheckpoint(Buffer.from(checkpoint, "utf8"))?.checkpoint.size ?? 0;
}

/** This process's own file; one that cannot be read is as none. */
function readKnown(bytes: Uint8Array | undefined): readonly (readonly [string, Known])[] {
  try {
    return bytes === undefined ? [] : JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return [];
  }
}
