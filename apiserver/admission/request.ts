import type { AdmissionRequest, AdmissionReview } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Target } from "@bubustack/policies/admission/world";
import type { Attributes } from "./attributes.ts";

/** What a request is about, as it was sent. */
export function targetOf({ resource, kind }: Attributes): Target {
  const { group, version } = resource;
  return {
    resource: { group, version, resource: resource.resource },
    kind: kind ?? { group, version, kind: resource.kind },
  };
}

/** A request as policies and webhooks see it; as a webhook sees it that knows its object under another version. */
export function requestOf(
  attributes: Attributes,
  object: JsonObject | undefined,
  uid = "",
  as: Target = targetOf(attributes),
): AdmissionRequest {
  const { subresource, operation, name, namespace, oldObject, dryRun, options, user } = attributes;
  const sent = targetOf(attributes);
  return {
    uid,
    kind: as.kind,
    resource: as.resource,
    ...(subresource === "" ? {} : { subResource: subresource }),
    requestKind: sent.kind,
    requestResource: sent.resource,
    ...(subresource === "" ? {} : { requestSubResource: subresource }),
    ...(name === "" ? {} : { name }),
    ...(namespace === "" ? {} : { namespace }),
    operation,
    userInfo: user,
    object: object ?? null,
    oldObject: oldObject ?? null,
    dryRun,
    options: seen(options, operation),
  };
}

/** A patch is shown as the update or create that it is. */
function seen(options: JsonObject, operation: Attributes["operation"]): JsonObject {
  if (options.kind !== "PatchOptions") return options;
  const { force, ...rest } = options;
  return { ...rest, kind: operation === "CREATE" ? "CreateOptions" : "UpdateOptions" };
}

/** The AdmissionReview that asks a webhook about a request, in full v1 shape. */
export function reviewOf(request: AdmissionRequest): AdmissionReview {
  return { kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1", request };
}
