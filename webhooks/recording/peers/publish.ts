import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { AuditLogState, AuditLogStatus } from "@bubustack/api/policy/audit-log";
import { AuditLog } from "@bubustack/api/policy/audit-log";
import type { Disk } from "@bubustack/audit/disk/disk";
import type { Takeover } from "@bubustack/audit/log/takeovers";
import { followed, takeoversIn } from "@bubustack/audit/log/takeovers";
import { fromBase64, toBase64 } from "@bubustack/audit/note/base64";
import type { Key } from "@bubustack/audit/note/key";
import { formatKey, parseKey } from "@bubustack/audit/note/key";
import { proveConsistency } from "@bubustack/audit/prove/consistency";
import { equal } from "@bubustack/audit/tree/hash";
import { hashOf } from "@bubustack/audit/verify/nodes";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Informer, KubeClient } from "@bubustack/runtime/kube/types";
import { nameOf, pathOf, saidIn } from "./object.ts";

export interface PublishConfig {
  readonly client: Pick<KubeClient, "request">;
  readonly informer: Pick<Informer, "get" | "learn">;
  readonly disk: Pick<Disk, "read">;
  /** The key of the log by now. */
  readonly key: () => Key;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
}

/** What contradicts the log of this replica: what its object says that it was. */
export interface Contradicted {
  readonly fault: "wrong-key" | "rollback" | "fork";
  /** The note that the object has. */
  readonly before: string;
}

/** What became of an attempt: the size that the object says now, or why it cannot be said. */
export type Published = { readonly size: number } | Contradicted;

/**
 * Says in the object of this replica's log how far the log has come, by its last checkpoint; makes the object where there is none. Not where the log
 * that is here is not the one that the object is of: that is answered, and nothing is written. Throws what the API server answers.
 */
export async function publish(state: AuditLogState, config: PublishConfig): Promise<Published> {
  const { client, informer, disk, key } = config;
  const bytes = await disk.read("checkpoint");
  const read = bytes && readCheckpoint(bytes);
  if (!bytes || !read) throw new Error("the log has no checkpoint");
  const { size, root, origin } = read.checkpoint;
  const name = nameOf(origin);
  const seen = informer.get("", name) ?? (await made(origin, config));
  const before = saidIn(seen)?.status;
  const rotations = await takeoversIn(disk);
  const fault = leads(before?.key ?? keyIn(seen), rotations, key())
    ? before && (await contradiction(before, size, disk))
    : "wrong-key";
  if (fault) return { fault, before: before?.checkpoint ?? "" };
  const from = before?.size;
  const proof = from !== undefined && from < size ? await proveConsistency(disk, from, size) : undefined;
  const status: AuditLogStatus = {
    state,
    size,
    root: toBase64(root),
    checkpoint: Buffer.from(bytes).toString("utf8"),
    key: formatKey(key()),
    ...(rotations.length > 0 && { rotations }),
    ...(from !== undefined && proof && { consistency: { from, proof: proof.map(toBase64) } }),
    updatedAt: new Date(config.wall()).toISOString(),
  };
  // What is not said any more is taken away.
  const patch = { consistency: null, ...status };
  const { resourceVersion } = metadataOf(seen);
  const after = await client.request("PATCH", pathOf(name, "status"), {
    body: { metadata: { resourceVersion }, status: patch },
    contentType: "application/merge-patch+json",
  });
  informer.learn(after);
  return { size };
}

async function made(origin: string, { client, informer, key }: PublishConfig): Promise<JsonObject> {
  const body = {
    apiVersion: `${AuditLog.group}/${AuditLog.version}`,
    kind: AuditLog.kind,
    metadata: { name: nameOf(origin) },
    spec: { origin, key: formatKey(key()) },
  };
  const object = await client.request("POST", pathOf(), { body });
  informer.learn(object);
  return object;
}

function keyIn({ spec }: JsonObject): string {
  return isObject(spec) ? String(spec["key"]) : "";
}

/** Whether the key that somebody was told has handed over to that of today. */
function leads(told: string, rotations: readonly Takeover[], today: Key): boolean {
  const key = parseKey(told);
  return key !== undefined && formatKey(followed(key, rotations)) === formatKey(today);
}

/** Whether the log here does not begin with what its object says that it was. */
async function contradiction(
  before: AuditLogStatus,
  size: number,
  disk: Pick<Disk, "read">,
): Promise<"rollback" | "fork" | undefined> {
  if (before.size > size) return "rollback";
  const then = await hashOf(disk, { from: 0, to: before.size }, size);
  const root = fromBase64(before.root);
  return then && root && !equal(then, root) ? "fork" : undefined;
}
