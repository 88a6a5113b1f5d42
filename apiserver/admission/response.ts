import type { AdmissionResponse } from "@bubustack/api/admission";
import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Status } from "@bubustack/api/meta";
import type { PatchOperation } from "@bubustack/policies/merge/json-patch";
import { readPatch } from "@bubustack/policies/merge/json-patch";
import { objectAt, textAt, textMap, textsAt } from "../resources/object.ts";
import { ApiError } from "../status.ts";
import { CallFailed } from "./transport.ts";

/** An answer that is no AdmissionReview, or not one to this question. */
export class BadResponse extends Error {}

const unconverted =
  "failed to call webhook: converting (v1beta1.AdmissionReview) to (v1.AdmissionReview): unknown conversion";

/** Checks an AdmissionReview's response as the API server does; throws BadResponse, and CallFailed for an older version. */
export function readResponse(
  body: Json,
  uid: string,
  mutating: boolean,
): AdmissionResponse & { operations?: readonly PatchOperation[] } {
  const response = isObject(body) ? body.response : undefined;
  if (!isObject(body) || !isObject(response)) throw new BadResponse("webhook response was absent");
  const version = textAt(body, "apiVersion");
  // Read as the older version, which is not converted.
  if (version === "admission.k8s.io/v1beta1" && body.kind === "AdmissionReview") throw new CallFailed(unconverted);
  if (response.uid !== uid)
    throw new BadResponse(`expected response.uid="${uid}", got "${textAt(response, "uid").slice(0, 100)}"`);
  if (body.apiVersion !== "admission.k8s.io/v1" || body.kind !== "AdmissionReview") {
    const got = `${textAt(body, "apiVersion").slice(0, 100)}, Kind=${textAt(body, "kind").slice(0, 100)}`;
    throw new BadResponse(`expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got ${got}`);
  }
  const patch = textAt(response, "patch");
  const patchType = textAt(response, "patchType");
  checkPatch(patch, patchType, mutating);
  return {
    uid,
    allowed: response.allowed === true,
    ...(isObject(response.status) ? { status: response.status as Status } : {}),
    warnings: textsAt(response, "warnings"),
    auditAnnotations: textMap(response, "auditAnnotations"),
    ...(patch === "" ? {} : { operations: operationsOf(patch) }),
  };
}

function checkPatch(patch: string, patchType: string, mutating: boolean): void {
  if (!mutating && patch !== "") throw new BadResponse("validating webhook may not return response.patch");
  if (!mutating && patchType !== "") throw new BadResponse("validating webhook may not return response.patchType");
  if (patch !== "" && patchType === "")
    throw new BadResponse("webhook returned response.patch but not response.patchType");
  if (patch === "" && patchType !== "")
    throw new BadResponse("webhook returned response.patchType but not response.patch");
  if (patchType !== "" && patchType !== "JSONPatch") {
    throw new BadResponse(`webhook returned invalid response.patchType of "${patchType.slice(0, 100)}"`);
  }
}

function operationsOf(patch: string): readonly PatchOperation[] {
  let value: Json;
  try {
    value = JSON.parse(Buffer.from(patch, "base64").toString("utf8"));
  } catch {
    throw new BadResponse("received undecodable patch in webhook response: not JSON");
  }
  const read = readPatch(value);
  if ("problem" in read) throw new BadResponse(`received undecodable patch in webhook response: ${read.problem}`);
  return read.operations;
}

/** The Status of a denial: the webhook's own, with its name in front of the message and never a code below 400. */
export function denial(name: string, given: Status | undefined): ApiError {
  const deniedBy = `admission webhook "${name}" denied the request`;
  const why = given?.message || given?.reason;
  const message = why ? `${deniedBy}: ${why}` : `${deniedBy} without explanation`;
  const code = Number.isInteger(given?.code) && Number(given?.code) >= 400 ? Number(given?.code) : 400;
  const details = given?.details;
  return new ApiError(
    code,
    given?.reason ?? "",
    message,
    details === undefined ? undefined : { ...objectAt(details as Json) },
  );
}
