/** Errors of the API as values: each is a meta/v1 Status with the wording of k8s.io/apimachinery `api/errors`. */
import type { Status, StatusCause } from "@bubustack/api/meta";
import type { FieldError } from "./validation/field-error.ts";
import { cause, render } from "./validation/field-error.ts";

/** A group and a plural resource, as messages name it: `stories.bubustack.io`, or `namespaces` for the core group. */
export interface GroupResource {
  readonly group: string;
  readonly resource: string;
}

/** A request that is answered with a Status. */
export class ApiError extends Error {
  readonly status: Status & { readonly code: number };

  constructor(code: number, reason: string, message: string, details?: Status["details"]) {
    super(message);
    this.name = "ApiError";
    this.status = failure(code, reason, message, details);
  }
}

/** A failure Status with its fields in the order in which the API server writes them. */
export function failure(
  code: number,
  reason: string,
  message: string,
  details?: Status["details"],
): Status & { readonly code: number } {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message,
    ...(reason === "" ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
    code,
  };
}

/** `stories.bubustack.io`; the core group adds nothing. */
export function qualified({ group, resource }: GroupResource): string {
  return group === "" ? resource : `${resource}.${group}`;
}

function about({ group, resource }: GroupResource, name: string): NonNullable<Status["details"]> {
  return { ...(name === "" ? {} : { name }), ...(group === "" ? {} : { group }), kind: resource };
}

export function notFound(resource: GroupResource, name: string): ApiError {
  return new ApiError(404, "NotFound", `${qualified(resource)} "${name}" not found`, about(resource, name));
}

/** The path names nothing that this server serves. */
export function noSuchPath(): ApiError {
  return new ApiError(404, "NotFound", "the server could not find the requested resource", {});
}

/** `going` says that the object that is there is being deleted. */
export function alreadyExists(resource: GroupResource, name: string, going = false): ApiError {
  const why = `${going ? "object is being deleted: " : ""}${qualified(resource)} "${name}" already exists`;
  return new ApiError(409, "AlreadyExists", why, about(resource, name));
}

export function conflict(resource: GroupResource, name: string, why: string): ApiError {
  const message = `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`;
  return new ApiError(409, "Conflict", message, about(resource, name));
}

/** The sentence of a lost race on `resourceVersion`. */
export const modified = "the object has been modified; please apply your changes to the latest version and try again";

export function forbidden(
  resource: GroupResource,
  name: string,
  why: string,
  causes?: readonly StatusCause[],
): ApiError {
  const subject = name === "" ? qualified(resource) : `${qualified(resource)} "${name}"`;
  const details = { ...about(resource, name), ...(causes === undefined ? {} : { causes }) };
  return new ApiError(403, "Forbidden", `${subject} is forbidden: ${why}`, details);
}

/** 422 with one cause per field error; the message lists them all. */
export function invalid(kind: { group: string; kind: string }, name: string, errors: readonly FieldError[]): ApiError {
  const lines = [...new Set(errors.map(render))];
  const subject = kind.group === "" ? kind.kind : `${kind.kind}.${kind.group}`;
  const list = lines.length === 1 ? `${lines[0]}` : `[${lines.join(", ")}]`;
  return new ApiError(422, "Invalid", `${subject} "${name}" is invalid: ${list}`, {
    ...(name === "" ? {} : { name }),
    ...(kind.group === "" ? {} : { group: kind.group }),
    ...(kind.kind === "" ? {} : { kind: kind.kind }),
    causes: errors.map(cause),
  });
}

/** What is written at the path of a name does not say it. */
export function namelessObject(name: string): ApiError {
  const why = "was undeterminable: name must be provided";
  return badRequest(`the name of the object (${name} based on URL) ${why}`);
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, "BadRequest", message);
}

export function unauthorized(): ApiError {
  return new ApiError(401, "Unauthorized", "Unauthorized");
}

export function methodNotAllowed(): ApiError {
  return new ApiError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", {});
}

export function unsupportedMedia(accepted: readonly string[]): ApiError {
  const list = accepted.join(", ");
  const message = `the body of the request was in an unknown format - accepted media types include: ${list}`;
  return new ApiError(415, "UnsupportedMediaType", message);
}

/** `as`: the type would do, what it is to be shown as is not known. */
export function notAcceptable(accepted: readonly string[], as = false): ApiError {
  const list = accepted.join(", ");
  const message = as
    ? `only the following media types are accepted: ${list}`
    : `406: Not Acceptable\n\nAvailable representations: ${list}`;
  return new ApiError(406, "NotAcceptable", message);
}

export function tooLarge(message: string): ApiError {
  return new ApiError(413, "RequestEntityTooLarge", `Request entity too large: ${message}`);
}

export function expired(message: string): ApiError {
  return new ApiError(410, "Expired", message);
}

export function internal(why: string): ApiError {
  return new ApiError(500, "InternalError", `Internal error occurred: ${why}`, { causes: [{ message: why }] });
}

/** A list or watch was asked from a resourceVersion that does not exist yet; the client may come again in a second. */
export function futureVersion(asked: number, current: number): ApiError {
  return new ApiError(504, "Timeout", `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}
