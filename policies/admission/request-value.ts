import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Target } from "./world.ts";

/** The variable `request`: what is empty is absent, as the API server shows it, and the objects are variables of their own. */
export function requestValue(request: AdmissionRequest, { kind, resource }: Target): JsonObject {
  const { subResource = "", name = "", namespace = "", operation, userInfo, dryRun = false, options } = request;
  const { requestSubResource = subResource } = request;
  const { username = "", uid = "", groups = [], extra = {} } = userInfo;
  return {
    uid: "",
    kind: { ...kind },
    resource: { ...resource },
    ...(subResource !== "" && { subResource }),
    requestKind: { ...(request.requestKind ?? request.kind) },
    requestResource: { ...(request.requestResource ?? request.resource) },
    ...(requestSubResource !== "" && { requestSubResource }),
    ...(name !== "" && { name }),
    ...(namespace !== "" && { namespace }),
    operation,
    userInfo: {
      ...(username !== "" && { username }),
      ...(uid !== "" && { uid }),
      ...(groups.length > 0 && { groups }),
      ...(Object.keys(extra).length > 0 && { extra: extra as { readonly [key: string]: Json } }),
    },
    object: null,
    oldObject: null,
    dryRun,
    options: options ?? null,
  };
}
