import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { at, textAt, textsAt } from "../resources/object.ts";
import { badRequest, invalid } from "../status.ts";
import type { FieldError } from "../validation/field-error.ts";
import { invalidField, notSupported } from "../validation/field-error.ts";
import { parseBody } from "../wire/body.ts";
import type { Call } from "../wire/call.ts";
import { dryRunOf } from "./options.ts";

export interface DeleteOptions {
  readonly dryRun: boolean;
  readonly propagation: "Background" | "Foreground" | "Orphan";
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** Seconds that the object is given to end; default: what its kind says. */
  readonly grace?: number;
  /** The options as webhooks see them. */
  readonly object: JsonObject;
}

/** Reads DeleteOptions from the body, or from the query where there is no body; 400 and 422 when they are wrong. */
export function deleteOptions(call: Call): DeleteOptions {
  const body = call.body.length === 0 ? {} : parseBody(call).value;
  if (!isObject(body)) throw badRequest("the body of a delete is not a DeleteOptions object");
  const kind = textAt(body, "kind");
  if (kind !== "" && kind !== "DeleteOptions") throw badRequest(`expected DeleteOptions, got ${kind.slice(0, 100)}`);
  const errors: FieldError[] = [];
  const dryRun = dryRunOf([...call.query.getAll("dryRun"), ...textsAt(body, "dryRun")], errors);
  const propagation = propagationOf(call.query, body, errors);
  const seconds = graceOf(call.query, body);
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 0)) {
    errors.push(
      invalidField("gracePeriodSeconds", Number.isFinite(seconds) ? seconds : 0, "must be greater than or equal to 0"),
    );
  }
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: "DeleteOptions" }, "", errors);
  const uid = textAt(body, "preconditions", "uid");
  const resourceVersion = textAt(body, "preconditions", "resourceVersion");
  return {
    dryRun,
    propagation,
    ...(uid === "" ? {} : { uid }),
    ...(resourceVersion === "" ? {} : { resourceVersion }),
    ...(seconds === undefined ? {} : { grace: seconds }),
    object: { ...body, kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1" },
  };
}

function graceOf(query: URLSearchParams, body: JsonObject): number | undefined {
  const given: Json | undefined = at(body, "gracePeriodSeconds");
  if (typeof given === "number") return given;
  const asked = query.get("gracePeriodSeconds");
  return asked === null ? undefined : Number(asked);
}

function propagationOf(query: URLSearchParams, body: JsonObject, errors: FieldError[]): DeleteOptions["propagation"] {
  const policy = textAt(body, "propagationPolicy") || (query.get("propagationPolicy") ?? "");
  const orphan = at(body, "orphanDependents") ?? query.get("orphanDependents") ?? undefined;
  if (policy === "") return orphan === true || orphan === "true" ? "Orphan" : "Background";
  if (orphan !== undefined) {
    const why = "orphanDependents and deletionPropagation cannot be both set";
    errors.push(invalidField("propagationPolicy", policy, why));
  }
  if (policy === "Background" || policy === "Foreground" || policy === "Orphan") return policy;
  errors.push(notSupported("propagationPolicy", policy, ["Foreground", "Background", "Orphan", "nil"]));
  return "Background";
}
