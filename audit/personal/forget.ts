import type { PersonalForgotten } from "@bubustack/api/audit/events/personal-forgotten";
import { personalForgotten } from "@bubustack/api/audit/events/personal-forgotten";
import type { Disk } from "../disk/disk.ts";
import type { Log } from "../log/log.ts";
import { parseRecord } from "../record/fields.ts";
import { holdOn, holdsOf } from "../retention/hold.ts";
import type { Keyring } from "./keyring.ts";

/**
 * Somebody wants the key of a namespace destroyed. It is kept in the folder `requests/` of the log until the log has it on record: only
 * the process that has the log open can write it, and that may be another one, or a later one.
 */
export interface ForgetRequest {
  /** A UUID: the id of the record too. */
  readonly id: string;
  readonly namespace: string;
  /** User name of whoever asked. */
  readonly by: string;
  readonly reason?: string;
  /** The key that is meant; absent until somebody looked, or where it could not be read. */
  readonly key?: string;
  /** Whether the key is destroyed. */
  readonly done?: boolean;
}

const folder = "requests";
const file = /^forget-[0-9a-f-]{36}\.json$/;

/** Where a request is kept. */
export function requestFile({ id }: Pick<ForgetRequest, "id">): string {
  return `${folder}/forget-${id}.json`;
}

/** Keeps a request, or what has become of it. */
export async function keepRequest(disk: Pick<Disk, "put">, request: ForgetRequest): Promise<void> {
  await disk.put(new Map([[requestFile(request), Buffer.from(JSON.stringify(request), "utf8")]]));
}

/** Destroys the key, if that has not been done. A key that was made since is another one, and stays. */
export async function carryOut(disk: Disk, keys: Keyring, request: ForgetRequest): Promise<ForgetRequest> {
  if (request.done === true) return request;
  const now = await keys.nameOf(request.namespace);
  const meant = request.key === undefined && now !== undefined ? { ...request, key: now } : request;
  if (meant !== request) await keepRequest(disk, meant);
  if (meant.key === now) await keys.shred(request.namespace);
  const done = { ...meant, done: true };
  await keepRequest(disk, done);
  return done;
}

/** A log with its keys, as the process that has it open has them. */
export interface Writing {
  readonly disk: Disk;
  readonly keys: Keyring;
  readonly log: Pick<Log, "append" | "checkpoint" | "key">;
}

/**
 * Carries out all requests and puts them on record, under a signed checkpoint. What a legal hold forbids waits until it is lifted. Answers how many
 * were answered.
 */
export async function answerRequests({ disk, keys, log }: Writing): Promise<number> {
  const names = (await disk.list(folder)).filter((name) => file.test(name));
  const holds = names.length === 0 ? [] : await holdsOf(disk);
  let count = 0;
  for (const name of names) {
    const request = parsed(await disk.read(`${folder}/${name}`));
    if (request === undefined || requestFile(request) !== `${folder}/${name}`) continue;
    // What is destroyed already is put on record in any case.
    if (request.done !== true && holdOn(holds, request.namespace) !== undefined) continue;
    const { id, namespace, by, reason, key } = await carryOut(disk, keys, request);
    const data: PersonalForgotten = {
      namespace,
      ...(key !== undefined && { key }),
      by,
      ...(reason !== undefined && { reason }),
    };
    await log.append({ id, source: log.key.name, type: personalForgotten.type, subject: namespace, data });
    await log.checkpoint();
    await disk.erase([requestFile(request)]);
    count++;
  }
  return count;
}

/** What is no request is left where it is. */
function parsed(bytes: Uint8Array | undefined): ForgetRequest | undefined {
  if (bytes === undefined) return undefined;
  const { id, namespace, by, reason, key, done } = parseRecord(bytes);
  if (typeof id !== "string" || typeof namespace !== "string" || typeof by !== "string") return undefined;
  return {
    ...{ id, namespace, by },
    ...(typeof reason === "string" && { reason }),
    ...(typeof key === "string" && { key }),
    ...(done === true && { done }),
  };
}
