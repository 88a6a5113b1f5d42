import type { AdmissionRequest, UserInfo } from "@bubustack/api/admission";
import { canonicalJson } from "@bubustack/api/canonical-json";
import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { hex } from "@bubustack/api/names/digests";

/** What a record says about a request. It is taken before anything is judged: a review that is cut off has it too. */
export interface Asked {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  readonly user: UserInfo;
  /** Hex SHA-256 of canonical JSON; absent where there is no object. */
  readonly objectHash?: string;
  readonly oldObjectHash?: string;
  /** Whether the objects are secret: then their digests are keyed. */
  readonly secret: boolean;
  /** Of what is judged by: all that it says. */
  readonly act?: Act;
}

/** A change of a policy, an exception or a grant. */
export interface Act {
  readonly apiVersion: string;
  readonly spec?: Json;
  readonly oldSpec?: Json;
}

/** The group of what is judged by. */
const judgedByGroup = "policy.bubustack.io";

export function askedOf(request: AdmissionRequest, digests: Digests): Asked {
  const { resource, subResource = "", userInfo, kind } = request;
  const object = isObject(request.object) ? request.object : undefined;
  const oldObject = isObject(request.oldObject) ? request.oldObject : undefined;
  return {
    group: resource.group,
    version: resource.version,
    resource: resource.resource,
    subresource: subResource,
    user: userInfo,
    ...(object && { objectHash: hashOf(object, digests) }),
    ...(oldObject && { oldObjectHash: hashOf(oldObject, digests) }),
    secret: kind.kind === "Secret",
    ...(kind.group === judgedByGroup &&
      subResource === "" && {
        act: {
          apiVersion: `${kind.group}/${kind.version}`,
          ...(object?.["spec"] !== undefined && { spec: object["spec"] }),
          ...(oldObject?.["spec"] !== undefined && { oldSpec: oldObject["spec"] }),
        },
      }),
  };
}

/** Hex SHA-256 of the canonical JSON of a value. */
export function hashOf(value: Json, { sha256, utf8 }: Digests): string {
  return hex(sha256(utf8(canonicalJson(value))));
}
