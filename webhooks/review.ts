import type { AdmissionRequest, Operation } from "@bubustack/api/admission";
import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Review } from "@bubustack/policies/kernel";
import type { Asked } from "./recording/asked.ts";

/** What an answer and its record say about the request: no payload. */
export interface Subject {
  readonly uid: string;
  readonly operation: Operation;
  readonly group: string;
  readonly kind: string;
  readonly subResource: string;
  readonly namespace: string;
  readonly name: string;
  readonly user: string;
  readonly dryRun: boolean;
  /** What its record says besides; absent where none is kept. */
  readonly asked?: Asked;
}

/** What the kernel is asked. */
export function reviewOf(request: AdmissionRequest): Review {
  const { operation, kind, subResource, userInfo, object, oldObject } = request;
  return {
    operation,
    kind: kind.kind,
    namespace: request.namespace ?? "",
    name: nameOf(request),
    user: userInfo,
    ...(subResource !== undefined && subResource !== "" && { subResource }),
    ...(object !== undefined && { object }),
    ...(oldObject !== undefined && { oldObject }),
  };
}

export function subjectOf(request: AdmissionRequest): Subject {
  return {
    uid: request.uid,
    operation: request.operation,
    group: request.kind.group,
    kind: request.kind.kind,
    subResource: request.subResource ?? "",
    namespace: request.namespace ?? "",
    name: nameOf(request),
    user: request.userInfo.username ?? "",
    dryRun: request.dryRun === true,
  };
}

/** `request.name` is empty under generateName and for a deletecollection: the object knows its name. */
function nameOf({ name, object, oldObject }: AdmissionRequest): string {
  return name || metadataName(object) || metadataName(oldObject);
}

function metadataName(object: Json | undefined): string {
  const metadata = isObject(object) ? object.metadata : undefined;
  const name = isObject(metadata) ? metadata.name : undefined;
  return typeof name === "string" ? name : "";
}
