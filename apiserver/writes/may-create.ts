import { authorize } from "../authz/authorize.ts";
import { accessForbidden } from "../authz/forbidden.ts";
import { storedPolicy } from "../authz/policy.ts";
import type { Server } from "../server.ts";
import type { Call } from "../wire/call.ts";
import type { Place } from "./update.ts";

/** Refuses (403) a write that would create what is not there, where its author may not create it by its name. */
export function requireMayCreate(server: Server, { user }: Pick<Call, "user">, place: Place): void {
  const { resource, subresource, namespace, name } = place;
  const access = {
    type: "resource",
    verb: "create",
    group: resource.group,
    resource: resource.resource,
    subresource,
    namespace,
    name,
  } as const;
  const { allowed, reason } = authorize(access, user, storedPolicy(server.store));
  if (!allowed) throw accessForbidden(access, user, reason);
}
