import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json } from "@bubustack/api/json";
import { namespaceKey } from "@bubustack/audit/personal/namespace-key";
import { host } from "@bubustack/policies/testing/host";
import { decodeAny } from "../decode.ts";
import type { Outcome } from "../judge-loop.ts";
import { askedOf } from "../recording/asked.ts";
import type { Evidence } from "../recording/evidence.ts";
import { evidenceOf } from "../recording/evidence.ts";
import type { Webhook } from "../respond.ts";
import { subjectOf } from "../review.ts";
import { bytesOf, request, verdict } from "./reviews.ts";

/** A key of a namespace for tests. */
export const key = namespaceKey("default/1", new Uint8Array(32).fill(7));

export function asRequest(overrides: { readonly [field: string]: Json | undefined } = {}): AdmissionRequest {
  return decodeAny(bytesOf(request(overrides)));
}

/** What is known of a decision; the request may be another one in some fields. */
export function evidence(
  overrides: { readonly [field: string]: Json | undefined } = {},
  outcome: Outcome = { verdict: verdict() },
  webhook: Webhook = "validate",
  decision = "5f0c9a7712be3d41",
): Evidence {
  const asking = asRequest(overrides);
  const subject = { ...subjectOf(asking), asked: askedOf(asking, host) };
  return evidenceOf(subject, webhook, outcome, decision, host);
}
