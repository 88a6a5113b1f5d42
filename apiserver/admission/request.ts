import type { AdmissionReview } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Attributes } from "./attributes.ts";

/** The AdmissionReview that asks a webhook about a request, in full v1 shape. */
export function reviewOf(uid: string, attributes: Attributes, object: JsonObject | undefined): AdmissionReview {
  const { resource, subresource, operation, name, namespace, oldObject, dryRun, options, user } = attributes;
  const own = { group: resource.group, version: resource.version, kind: resource.kind };
  const kind = attributes.kind ?? own;
  const gvr = { group: resource.group, version: resource.version, resource: resource.resource };
  return {
    kind: "AdmissionReview",
    apiVersion: "admission.k8s.io/v1",
    request: {
      uid,
      kind,
      resource: gvr,
      ...(subresource === "" ? {} : { subResource: subresource }),
      requestKind: kind,
      requestResource: gvr,
      ...(subresource === "" ? {} : { requestSubResource: subresource }),
      ...(name === "" ? {} : { name }),
      ...(namespace === "" ? {} : { namespace }),
      operation,
      userInfo: user,
      object: object ?? null,
      oldObject: oldObject ?? null,
      dryRun,
      options,
    },
  };
}
