/** Who writes an admission policy or binding must be allowed to read the params that it names. */
import type { UserInfo } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { at, keyOf, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { invalid } from "../status.ts";
import { forbiddenField } from "../validation/field-error.ts";
import { authorize, masters } from "./authorize.ts";
import { storedPolicy } from "./policy.ts";

const group = "admissionregistration.k8s.io";

/** What is written by whom. */
interface Writing {
  readonly resource: Resource;
  readonly object: JsonObject;
  readonly old: JsonObject | undefined;
  readonly user: UserInfo;
}

type From = Pick<Server, "registry" | "store">;

/** Refuses (422) a policy or binding whose author may not read its params. */
export function requireParamRights(server: From, writing: Writing): void {
  const { resource, object, user } = writing;
  if (resource.group !== group || user.groups?.includes(masters) === true) return;
  const policies = /^(validating|mutating)admissionpolicies$/.test(resource.resource);
  const bindings = /^(validating|mutating)admissionpolicybindings$/.test(resource.resource);
  const why = policies ? ofPolicy(server, writing) : bindings ? ofBinding(server, writing) : undefined;
  if (why === undefined) return;
  const field = policies ? "spec.paramKind" : "spec.paramRef";
  throw invalid(resource, textAt(object, "metadata", "name"), [forbiddenField(field, why)]);
}

function ofPolicy(server: From, { object, old, user }: Writing): string | undefined {
  const kind = at(object, "spec", "paramKind");
  if (kind === undefined || equal(kind, at(old, "spec", "paramKind"))) return undefined;
  const { group: of, resource } = paramResource(server, object);
  if (may(server, user, { verb: "get", group: of, resource, namespace: "*", name: "*" })) return undefined;
  const named = `kind=${textAt(kind, "kind")}, apiVersion=${textAt(kind, "apiVersion")}`;
  return `user ${shown(user)} must have "get" permission on all objects of the referenced paramKind (${named})`;
}

function ofBinding(server: From, { resource, object, old, user }: Writing): string | undefined {
  const ref = at(object, "spec", "paramRef");
  const name = textAt(object, "spec", "policyName");
  const same = equal(ref, at(old, "spec", "paramRef")) && name === textAt(old, "spec", "policyName");
  if (ref === undefined || same) return undefined;
  const mutating = resource.resource.startsWith("mutating");
  const policies = { group, resource: mutating ? "mutatingadmissionpolicies" : "validatingadmissionpolicies" };
  const policy = server.store.collection(policies).get(keyOf("", name))?.object;
  const of = paramResource(server, policy);
  const verb = textAt(ref, "name") === "" ? "list" : "get";
  const about = {
    group: of.group,
    resource: of.resource,
    namespace: textAt(ref, "namespace"),
    name: textAt(ref, "name"),
  };
  if (may(server, user, { verb, ...about })) return undefined;
  const lacks = `user ${shown(user)} does not have "${verb}" permission for all groups, versions and resources`;
  if (policy === undefined)
    return `unable to get policy ${name} to determine minimum required permissions and ${lacks}`;
  const kind = at(policy, "spec", "paramKind");
  if (kind !== undefined && of.resource === "*") {
    const shownKind = `&ParamKind{APIVersion:${textAt(kind, "apiVersion")},Kind:${textAt(kind, "kind")},}`;
    return `unable to resolve paramKind ${shownKind} to determine minimum required permissions and ${lacks}`;
  }
  // The API server gives both words of this sentence in the wrong order where it is about a mutating policy.
  const [who, what] = mutating ? [verb, shown(user)] : [shown(user), verb];
  return `user ${who} does not have "${what}" permission on the object referenced by paramRef`;
}

/** The resource of a policy's params; everything where that is not known. */
function paramResource(server: From, policy: JsonObject | undefined): { group: string; resource: string } {
  const kind = at(policy, "spec", "paramKind");
  const apiVersion = textAt(kind, "apiVersion");
  if (kind === undefined) return { group: "*", resource: "*" };
  const [first = "", second] = apiVersion.split("/");
  const found = server.registry.byKind(apiVersion, textAt(kind, "kind"));
  return { group: second === undefined ? "" : first, resource: found?.resource ?? "*" };
}

function may(
  { store }: From,
  user: UserInfo,
  at: {
    readonly verb: string;
    readonly group: string;
    readonly resource: string;
    readonly namespace: string;
    readonly name: string;
  },
): boolean {
  return authorize({ type: "resource", subresource: "", ...at }, user, storedPolicy(store)).allowed;
}

/** A user as Go prints one. */
function shown({ username = "", uid = "", groups = [], extra = {} }: UserInfo): string {
  const pairs = Object.entries(extra).map(([key, values]) => `${key}:[${values.join(" ")}]`);
  return `&{${username} ${uid} [${groups.join(" ")}] map[${pairs.join(" ")}]}`;
}
