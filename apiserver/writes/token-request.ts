/** `POST serviceaccounts/NAME/token`: makes a token of a ServiceAccount. It is answered and never stored. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Attributes } from "../admission/attributes.ts";
import type { Bound } from "../authn/accounts/claims.ts";
import { claimsFor } from "../authn/accounts/claims.ts";
import { writeJwt } from "../authn/accounts/jwt.ts";
import { ownAudiences } from "../authn/known-token.ts";
import { tokenRequests } from "../resources/builtin/token-requests.ts";
import { at, keyOf, metaOf, objectAt, textAt, textsAt } from "../resources/object.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { badRequest, conflict, invalid, notFound } from "../status.ts";
import type { FieldError } from "../validation/field-error.ts";
import { invalidField } from "../validation/field-error.ts";
import type { Call } from "../wire/call.ts";
import { complete } from "./decode.ts";
import type { WriteOptions } from "./options.ts";
import type { Place } from "./update.ts";
import { existing } from "./update.ts";

const shortest = 600;
const longest = 2 ** 32;

/** Answers a TokenRequest with its token. */
export async function requestToken(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  place: Place,
  given: JsonObject,
  options: WriteOptions,
): Promise<JsonObject> {
  checkName(place, given);
  const account = existing(server, place).object;
  checkUid(
    { group: "authentication.k8s.io", resource: "TokenRequest" },
    place.name,
    metaOf(given),
    account,
    "token request",
  );
  const attributes: Attributes = {
    resource: place.resource,
    kind: { group: tokenRequests.group, version: tokenRequests.version, kind: tokenRequests.kind },
    schema: tokenRequests.schema,
    subresource: "token",
    operation: "CREATE",
    name: place.name,
    namespace: place.namespace,
    dryRun: options.dryRun,
    options: options.object,
    user: call.user,
    warnings: call.warnings,
    signal: call.signal,
  };
  const mutated = await server.admission.mutate({ ...attributes, object: given }, (object) =>
    complete(tokenRequests, object),
  );
  const request = completed(server, mutated ?? given, account);
  const seconds = checkedSeconds(request);
  await server.admission.validate({ ...attributes, object: request });
  const bound = boundObject(server, place, at(request, "spec", "boundObjectRef"));
  const now = server.now();
  const audiences = textsAt(request, "spec", "audiences");
  const claims = claimsFor({ account, ...(bound && { bound }), audiences, seconds, now, id: server.uuid() });
  const expirationTimestamp = timestamp(now + seconds * 1000);
  return { ...request, status: { expirationTimestamp, token: writeJwt(server.accountKey, claims) } };
}

function checkName({ namespace, name }: Place, given: JsonObject): void {
  const errors: FieldError[] = [];
  const said = (field: string, wanted: string) => {
    const value = textAt(given, "metadata", field);
    const detail = `must match the service account ${field} if specified`;
    if (value !== "" && value !== wanted) errors.push(invalidField(`metadata.${field}`, value, detail));
  };
  said("name", name);
  said("namespace", namespace);
  if (errors.length > 0) throw invalid(tokenRequests, name, errors);
}

function checkUid(
  resource: { readonly group: string; readonly resource: string },
  name: string,
  given: Json | undefined,
  actual: JsonObject,
  what: "token request" | "bound object reference",
): void {
  const uid = textAt(given, "uid");
  const record = textAt(actual, "metadata", "uid");
  if (uid === "" || uid === record) return;
  const why =
    what === "token request"
      ? `does not match the UID of the service account (${record})`
      : "does not match the UID in record. The object might have been deleted and then recreated";
  throw conflict(resource, name, `the UID in the ${what} (${uid.slice(0, 100)}) ${why}`);
}

/** The request with what it left out. */
function completed(server: Server, given: JsonObject, account: JsonObject): JsonObject {
  const { name, namespace, uid } = metaOf(account);
  const spec = objectAt(given, "spec");
  const audiences = textsAt(spec, "audiences");
  return {
    kind: tokenRequests.kind,
    apiVersion: groupVersion(tokenRequests),
    metadata: { ...metaOf(given), name, namespace, uid, creationTimestamp: timestamp(server.now()) },
    spec: {
      expirationSeconds: 3600,
      boundObjectRef: null,
      ...spec,
      audiences: audiences.length === 0 ? ownAudiences : audiences,
    },
  };
}

function checkedSeconds(request: JsonObject): number {
  const seconds = at(request, "spec", "expirationSeconds");
  const field = "spec.expirationSeconds";
  const refuse = (detail: string) => invalid(tokenRequests, "", [invalidField(field, seconds ?? null, detail)]);
  if (typeof seconds !== "number" || seconds < shortest)
    throw refuse("may not specify a duration less than 10 minutes");
  if (seconds > longest) throw refuse("may not specify a duration larger than 2^32 seconds");
  return Math.floor(seconds);
}

/** The Pod or Secret that a token is to end with; a Pod must run as the ServiceAccount. */
function boundObject(server: Server, { namespace, name }: Place, ref: Json | undefined): Bound | undefined {
  if (ref === undefined || ref === null) return undefined;
  const kind = textAt(ref, "kind");
  const apiVersion = textAt(ref, "apiVersion");
  const wanted = textAt(ref, "name");
  if (apiVersion !== "v1" || (kind !== "Pod" && kind !== "Secret"))
    throw badRequest(
      `cannot bind token to object of type ${`${apiVersion.includes("/") ? apiVersion : `/${apiVersion}`}, Kind=${kind}`.slice(0, 200)}`,
    );
  const resource = { group: "", resource: kind === "Pod" ? "pods" : "secrets" };
  const object = server.store.collection(resource).get(keyOf(namespace, wanted))?.object;
  if (object === undefined) throw notFound(resource, wanted);
  if (kind === "Pod" && textAt(object, "spec", "serviceAccountName") !== name) {
    throw badRequest(
      `cannot bind token for serviceaccount "${name}" to pod running with different serviceaccount name.`,
    );
  }
  checkUid({ group: "", resource: kind }, wanted, ref, object, "bound object reference");
  return { kind, object };
}
