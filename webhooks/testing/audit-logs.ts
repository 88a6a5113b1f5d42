import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { PeerAccess } from "../recording/companions/peers.ts";

/** An API server that has AuditLogs and Leases, as far as replicas use them. */
export interface AuditLogs {
  readonly access: PeerAccess;
  /** AuditLogs by name. */
  readonly objects: Map<string, JsonObject>;
  /** Writes of AuditLogs, as `METHOD name`. */
  readonly writes: string[];
  /** Replicas that are gone; all others renew their Leases. */
  readonly gone: Set<string>;
}

export function auditLogs(): AuditLogs {
  const objects = new Map<string, JsonObject>();
  const gone = new Set<string>();
  const writes: string[] = [];
  let version = 0;
  const put = (name: string, object: JsonObject): JsonObject => {
    const metadata = { uid: `uid-${name}`, ...(isObject(object["metadata"]) ? object["metadata"] : {}) };
    const stored = { ...object, metadata: { ...metadata, resourceVersion: String(++version) } };
    objects.set(name, stored);
    return stored;
  };
  const request: KubeClient["request"] = async (method, path, options) => {
    const body: unknown = JSON.parse(JSON.stringify(options?.body ?? {}));
    const [, resource = "", name = "", subresource] =
      /\/(auditlogs|leases)(?:\/([^/]+))?(?:\/(status))?$/.exec(path) ?? [];
    if (resource === "leases") {
      if (gone.has(name.replace("bubu-webhook.", "")))
        throw new BubuError("kube/request", "no such lease", { http: 404 });
      return { metadata: { name, uid: name, resourceVersion: String(++version) } };
    }
    if (method === "POST" && isObject(body as JsonObject)) {
      const object = body as JsonObject;
      const made = isObject(object["metadata"]) ? String(object["metadata"]["name"]) : "";
      writes.push(`POST ${made}`);
      return put(made, object);
    }
    const before = objects.get(name);
    if (before === undefined || method !== "PATCH" || subresource !== "status")
      throw new BubuError("kube/request", `${method} ${path}`, { http: 404 });
    writes.push(`PATCH ${name}`);
    const { status } = body as { readonly status: JsonObject };
    const merged = { ...(isObject(before["status"]) ? before["status"] : {}), ...status };
    return put(name, {
      ...before,
      status: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)),
    });
  };
  const informer = {
    synced: true,
    get: (_: string, name: string) => objects.get(name),
    values: () => [...objects.values()],
    learn: () => {},
  };
  return { access: { client: { request }, informer }, objects, writes, gone };
}
