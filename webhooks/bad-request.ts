import type { BubuError } from "@bubustack/api/errors";
import type { Status } from "@bubustack/api/meta";

/** Kubernetes' reasons by HTTP status. */
const reasons: { readonly [http: number]: string } = {
  400: "BadRequest",
  404: "NotFound",
  413: "RequestEntityTooLarge",
  415: "UnsupportedMediaType",
  503: "ServiceUnavailable",
  504: "Timeout",
};

/** The body of an answer that is no AdmissionReview: a Status whose message begins with the error's code. */
export function statusBody(error: BubuError): string {
  return statusText(error.http, `${error.code}: ${error.message}`);
}

export function statusText(code: number, message: string): string {
  const status: Status = {
    kind: "Status",
    apiVersion: "v1",
    status: "Failure",
    reason: reasons[code] ?? "InternalError",
    message,
    code,
  };
  return JSON.stringify(status);
}
