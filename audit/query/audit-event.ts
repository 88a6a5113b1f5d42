import { admissionDecided } from "@bubustack/api/audit/events/admission-decided";
import { errors } from "@bubustack/api/errors";
import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";

/** An Event of `audit.k8s.io/v1` at level Metadata, as the API server's log backend writes one a line. */
export interface AuditEvent {
  readonly kind: "Event";
  readonly apiVersion: "audit.k8s.io/v1";
  readonly level: "Metadata";
  /** The `uid` of the AdmissionReview: a review does not have the id that the API server gives the request. */
  readonly auditID: string;
  readonly stage: "ResponseComplete";
  readonly requestURI: string;
  readonly verb: string;
  readonly user: AuditUser;
  readonly objectRef: { readonly [field: string]: string };
  /** What was answered, not what the API server then did: 200 where the request was let pass. */
  readonly responseStatus: Fields;
  /** RFC 3339 with microseconds. */
  readonly requestReceivedTimestamp: string;
  readonly stageTimestamp: string;
  readonly annotations: { readonly [name: string]: string };
}

interface AuditUser {
  /** Where the name is sealed, its keyed digest: the same for the same user while the namespace has the same key. */
  readonly username: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: { readonly [name: string]: readonly string[] };
}

const verbs: { readonly [operation: string]: string } = {
  CREATE: "create",
  UPDATE: "update",
  DELETE: "delete",
  CONNECT: "connect",
};

/** As answers have them; what is not among them is 422. */
const codes: { readonly [reason: string]: number } = { Forbidden: 403, Unauthorized: 401, RequestEntityTooLarge: 413 };
const https: { readonly [code: string]: { readonly http: number } } = errors;

const extras: { readonly [field: string]: string } = {
  pod: "authentication.kubernetes.io/pod-name",
  podUid: "authentication.kubernetes.io/pod-uid",
  node: "authentication.kubernetes.io/node-name",
  token: "authentication.kubernetes.io/credential-id",
};

/** No review takes longer than an hour: a record that says so is not believed. */
const longestUs = 3_600_000_000;

/** The record of an admission decision as the API server would write it; undefined for every other record. */
export function toAuditEvent(event: Fields): AuditEvent | undefined {
  if (event["type"] !== admissionDecided.type) return undefined;
  const data = fieldsOf(event["data"]);
  const [object, asked] = [fieldsOf(data["object"]), fieldsOf(data["resource"])];
  const at = Date.parse(text(event["time"]));
  if (!(at >= longestUs / 1_000)) return undefined;
  const latencyUs = typeof data["latencyUs"] === "number" ? Math.round(data["latencyUs"]) : 0;
  return {
    kind: "Event",
    apiVersion: "audit.k8s.io/v1",
    level: "Metadata",
    auditID: text(data["review"]),
    stage: "ResponseComplete",
    requestURI: uriOf(data, object, asked),
    verb: verbs[text(data["operation"])] ?? "",
    user: userOf(fieldsOf(data["actor"])),
    objectRef: present({
      resource: text(asked["resource"]),
      namespace: text(object["namespace"]),
      name: text(object["name"]),
      apiGroup: text(asked["group"]),
      apiVersion: text(asked["version"]),
      subresource: text(asked["subresource"]),
    }),
    responseStatus: statusOf(data),
    requestReceivedTimestamp: micro(at * 1_000 - Math.min(Math.max(0, latencyUs), longestUs)),
    stageTimestamp: micro(at * 1_000),
    annotations: annotationsOf(event, data),
  };
}

/** The address of the resource; a creation is sent to the collection. */
function uriOf({ operation, dryRun }: Fields, object: Fields, asked: Fields): string {
  const [group, namespace, name] = [text(asked["group"]), text(object["namespace"]), text(object["name"])];
  const subresource = text(asked["subresource"]);
  const collection = operation === "CREATE" && subresource === "";
  const parts = [
    ...(group === "" ? ["api"] : ["apis", group]),
    text(asked["version"]),
    ...(namespace === "" ? [] : ["namespaces", namespace]),
    text(asked["resource"]),
    ...(collection ? [] : [name, subresource].filter((part) => part !== "")),
  ];
  return `/${parts.map((part) => encodeURIComponent(part.toWellFormed())).join("/")}${dryRun === true ? "?dryRun=All" : ""}`;
}

function userOf(actor: Fields): AuditUser {
  const { username, uid, groups } = actor;
  const extra = Object.entries(extras).flatMap(([field, name]) => {
    const value = text(actor[field]);
    return value === "" ? [] : [[name, [value]] as const];
  });
  return {
    username: typeof username === "string" ? username : text(actor["digest"]),
    ...(typeof uid === "string" && { uid }),
    ...(Array.isArray(groups) && { groups: groups.map(String) }),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
  };
}

function statusOf({ allowed, verdict, reason, code }: Fields): Fields {
  const passed = typeof allowed === "boolean" ? allowed : verdict === "allowed";
  if (passed) return { metadata: {}, code: 200 };
  // Without a verdict the reason is a code of the manual of errors.
  const said = text(code);
  const own = Object.hasOwn(https, said) ? https[said]?.http : undefined;
  const [word, http] = said === "" ? [text(reason) || "Invalid", codes[text(reason)] ?? 422] : [said, own ?? 500];
  return { metadata: {}, status: "Failure", reason: word, code: http };
}

function annotationsOf({ id, source }: Fields, data: Fields): { readonly [name: string]: string } {
  const findings = Array.isArray(data["findings"]) ? data["findings"].map(fieldsOf) : [];
  const shown = findings.map(({ rule, path, code, action }) => ({ rule, path, code, action }));
  const own = present({
    "decision-id": text(data["decision"]) || text(id),
    log: text(source),
    webhook: text(data["webhook"]),
    verdict: text(data["verdict"]),
    caller: text(data["caller"]),
    "judged-by": text(fieldsOf(data["judgedBy"])["digest"]),
    findings: shown.length === 0 ? "" : JSON.stringify(shown),
  });
  return {
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [`audit.bubustack.io/${name}`, value])),
    // The API server asks webhooks only after it has authorised a request.
    ...(data["caller"] === "verified" && { "authorization.k8s.io/decision": "allow" }),
  };
}

function present(fields: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

/** Microseconds since 1970 in the form of Kubernetes' MicroTime. */
function micro(us: number): string {
  const ms = Math.floor(us / 1_000);
  return new Date(ms).toISOString().replace("Z", `${String(us - ms * 1_000).padStart(3, "0")}Z`);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
