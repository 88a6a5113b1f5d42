import { witnessedAt } from "@bubustack/audit/note/cosignature";
import { parseKey } from "@bubustack/audit/note/key";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import type { AuditWitness } from "@bubustack/policies/audit-witnesses-settings";
import { saidIn } from "../peers/object.ts";
import type { Accompanied } from "./accompany.ts";
import type { PeerAccess } from "./peers.ts";

/** What other clocks said last, in milliseconds since 1970: those of witnesses, under what they signed, and those of other replicas. */
export async function heardTimes(
  { log, disk }: Pick<Accompanied, "log" | "disk">,
  witnesses: readonly AuditWitness[],
  informer?: Pick<PeerAccess["informer"], "values">,
): Promise<readonly number[]> {
  const signed = witnesses.map(async ({ key: text }) => {
    const key = parseKey(text);
    const read = key && readCheckpoint((await disk.read(witnessedPath(key.id))) ?? new Uint8Array());
    const seconds = read && witnessedAt(read.note, key);
    return seconds === undefined ? [] : [seconds * 1_000];
  });
  const said = [...(informer?.values() ?? [])].flatMap((object) => {
    const { spec, status } = saidIn(object) ?? {};
    const time = spec?.origin === log.key.name ? Number.NaN : Date.parse(status?.updatedAt ?? "");
    return Number.isNaN(time) ? [] : [time];
  });
  return [...(await Promise.all(signed)).flat(), ...said];
}
