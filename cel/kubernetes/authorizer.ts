import type { Call, Library } from "../library/declare.ts";
import { fn, member, on } from "../library/declare.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError, noOverload, Opaque, Pending } from "../values/value.ts";
import { dnsLabel, dnsSubdomain } from "./names.ts";

/** What an expression asks: may this be done? Attributes that were not named are empty; selectors are as they were written. */
export interface AccessCheck {
  /** Who; undefined for the user of the request. */
  readonly serviceAccount?: { readonly namespace: string; readonly name: string };
  readonly verb: string;
  /** A path of the API server; undefined for a resource. */
  readonly path?: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  readonly fieldSelector: string;
  readonly labelSelector: string;
}

/** The answer to a check. */
export interface Access {
  readonly allowed: boolean;
  readonly reason: string;
  /** Undefined where deciding did not fail. */
  readonly error?: string;
}

/** Decides a check, or says what must be asked first. */
export type Decide = (check: AccessCheck) => Access | Pending;

const named = (name: string) => types.struct(`kubernetes.authorization.${name}`);
export const authorizerType = named("Authorizer");
const pathType = named("PathCheck");
const groupType = named("GroupCheck");
export const resourceCheckType = named("ResourceCheck");
const decisionType = named("Decision");

/** Nothing is equal to one. */
abstract class Single extends Opaque {
  override comparable(): boolean {
    return false;
  }
  equals(): boolean {
    return false;
  }
  toString(): string {
    return this.type.name;
  }
}

/** An authorizer, or a check that is being put together. */
class Checking extends Single {
  readonly type: Type;
  readonly decide: Decide;
  readonly check: AccessCheck;
  constructor(type: Type, decide: Decide, check: AccessCheck) {
    super();
    this.type = type;
    this.decide = decide;
    this.check = check;
  }
}

class Decision extends Single {
  readonly type = decisionType;
  readonly access: Access;
  constructor(access: Access) {
    super();
    this.access = access;
  }
}

const empty: AccessCheck = {
  verb: "",
  group: "",
  resource: "",
  subresource: "",
  namespace: "",
  name: "",
  fieldSelector: "",
  labelSelector: "",
};

/** The value of the variable `authorizer`. */
export function authorizer(decide: Decide): Value {
  return new Checking(authorizerType, decide, empty);
}

/** The value of the variable `authorizer.requestResource`: a check of the resource of the request. */
export function resourceAuthorizer(
  decide: Decide,
  of: Partial<Pick<AccessCheck, "group" | "resource" | "subresource" | "namespace" | "name">>,
): Value {
  return new Checking(resourceCheckType, decide, { ...empty, ...of });
}

function step(to: Type, change: (text: string, other: string) => Partial<AccessCheck> | string): Call {
  return (_frame, a, b, c) => {
    if (!(a instanceof Checking)) return noOverload();
    const changed = change(String(b), String(c));
    return typeof changed === "string" ? new CelError(changed) : new Checking(to, a.decide, { ...a.check, ...changed });
  };
}

const decided = on(Checking, ({ decide, check }, verb) => {
  const access = decide({ ...check, verb: String(verb) });
  return access instanceof Pending ? access : new Decision(access);
});

const blank = (text: string) => text.trim() === "";

function account(namespace: string, name: string): Partial<AccessCheck> | string {
  if (dnsSubdomain(name).length > 0) return "Invalid service account name";
  return dnsLabel(namespace).length > 0 ? "Invalid service account namespace" : { serviceAccount: { namespace, name } };
}

const { bool, string } = types;
const read = (name: string, result: Type, of: (access: Access) => Value) =>
  fn(
    name,
    member(
      `decision_${name}`,
      [decisionType],
      result,
      on(Decision, ({ access }) => of(access)),
    ),
  );
const attribute = (name: "subresource" | "namespace" | "name" | "fieldSelector" | "labelSelector", id: string) =>
  fn(
    name,
    member(
      id,
      [resourceCheckType, string],
      resourceCheckType,
      step(resourceCheckType, (text) => ({ [name]: text })),
    ),
  );

/** Access checks: `authorizer.group('apps').resource('deployments').check('get').allowed()`. */
export const authorization: Library = {
  name: "kubernetes.authz",
  functions: [
    fn(
      "path",
      member(
        "authorizer_path",
        [authorizerType, string],
        pathType,
        step(pathType, (path) => (blank(path) ? "path must not be empty" : { path })),
      ),
    ),
    fn(
      "group",
      member(
        "authorizer_group",
        [authorizerType, string],
        groupType,
        step(groupType, (group) => ({ group })),
      ),
    ),
    fn(
      "serviceAccount",
      member(
        "authorizer_serviceaccount",
        [authorizerType, string, string],
        authorizerType,
        step(authorizerType, account),
      ),
    ),
    fn(
      "resource",
      member(
        "groupcheck_resource",
        [groupType, string],
        resourceCheckType,
        step(resourceCheckType, (resource) => (blank(resource) ? "resource must not be empty" : { resource })),
      ),
    ),
    attribute("subresource", "resourcecheck_subresource"),
    attribute("namespace", "resourcecheck_namespace"),
    attribute("name", "resourcecheck_name"),
    fn(
      "check",
      member("pathcheck_check", [pathType, string], decisionType, decided),
      member("resourcecheck_check", [resourceCheckType, string], decisionType, decided),
    ),
    read("errored", bool, ({ error }) => error !== undefined),
    read("error", string, ({ error }) => error ?? ""),
    read("allowed", bool, ({ allowed }) => allowed),
    read("reason", string, ({ reason }) => reason),
  ],
};

/** Selectors of access checks. */
export const selectors: Library = {
  name: "kubernetes.authzSelectors",
  functions: [
    attribute("fieldSelector", "authorizer_fieldselector"),
    attribute("labelSelector", "authorizer_labelselector"),
  ],
};
