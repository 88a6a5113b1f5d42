/** The variables of expressions, for one request. */
import type { AdmissionRequest, UserInfo } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Access, AccessCheck, Decide } from "@bubustack/cel/kubernetes/authorizer";
import { authorizer, resourceAuthorizer } from "@bubustack/cel/kubernetes/authorizer";
import type { Value } from "@bubustack/cel/values/value";
import { Pending } from "@bubustack/cel/values/value";
import { asTarget } from "./constraints.ts";
import { untold } from "./redacted.ts";
import { requestValue } from "./request-value.ts";
import type { Inputs } from "./run.ts";
import type { Found, Lookup, Target, World } from "./world.ts";

/** What an expression waits for: a question that is not answered yet, or one that this caller cannot answer. */
export type Wait = { readonly lookup: Lookup; readonly unknown?: string } | { readonly unknown: string };

/** Stands for the one who asks, whom a caller without a request cannot name. */
const whoAsks: Lookup = { ask: "namespace", name: "" };

/** Makes the variables of expressions about one request. What does not depend on the policy is made once. */
export class Scene {
  readonly request: AdmissionRequest;
  readonly world: World;
  readonly #made = new Map<string, { readonly object: Value; readonly oldObject: Value; readonly request: Value }>();
  #authorizer: Value | undefined;
  #resource: Value | undefined;

  constructor(request: AdmissionRequest, world: World) {
    this.request = request;
    this.world = world;
  }

  /** The variables for a policy that means the request as `target`; `object` where it is no more what was sent. */
  inputs(target: Target, params: JsonObject | null, namespace: Value, object?: JsonObject): Inputs {
    const { kind, resource } = target;
    const key = JSON.stringify([kind.group, kind.version, kind.kind, resource.resource]);
    let own = this.#made.get(key);
    if (own === undefined) {
      const told = (value: Json): Value => (this.world.redacted === true ? untold(value) : (value as Value));
      const as = (value: Json | undefined): Value =>
        isObject(value) ? told(asTarget(value, target, this.request, this.world)) : null;
      own = {
        object: as(this.request.object),
        oldObject: as(this.request.oldObject),
        request: this.#asked(target),
      };
      this.#made.set(key, own);
    }
    return {
      ...this.world.variables,
      ...own,
      ...(object !== undefined && { object: asTarget(object, target, this.request, this.world) as Value }),
      params: params as Value,
      namespaceObject: namespace,
      ...this.#rights(),
    };
  }

  /** The variable `request`, without what nobody knows who sees an object alone. */
  #asked(target: Target): Value {
    const { withheld, redacted } = this.world;
    const asked = requestValue(this.request, target);
    const whole = (redacted === true ? untold(asked) : asked) as { readonly [name: string]: Value };
    if (withheld === undefined) return whole;
    const unknown = new Pending([{ lookup: whoAsks, unknown: withheld }]);
    return { ...whole, userInfo: unknown, options: unknown, dryRun: unknown };
  }

  #rights(): Inputs {
    const decide: Decide = (check) => this.#decide(check);
    this.#authorizer ??= authorizer(decide);
    const { requestResource, requestSubResource, subResource, namespace = "", name = "" } = this.request;
    const { group, resource } = requestResource ?? this.request.resource;
    this.#resource ??= resourceAuthorizer(decide, {
      group,
      resource,
      subresource: requestSubResource ?? subResource ?? "",
      namespace,
      name,
    });
    return { authorizer: this.#authorizer, "authorizer.requestResource": this.#resource };
  }

  #decide(check: AccessCheck): Access | Pending {
    const { withheld } = this.world;
    if (withheld !== undefined) return new Pending([{ lookup: whoAsks, unknown: withheld }]);
    const lookup: Lookup = { ask: "access", user: this.request.userInfo, check };
    const found = this.world.look(lookup);
    if (found?.state === "access") return found.access;
    if (found?.state === "failed") return { allowed: false, reason: "", error: found.reason };
    return new Pending([waiting(lookup, found)]);
  }
}

function waiting(lookup: Lookup, found: Found | undefined): Wait {
  if (found === undefined) return { lookup };
  return { lookup, unknown: found.state === "unknown" ? found.reason : "it is not known" };
}

/** The user that an access check is about. */
export function subjectOf({ serviceAccount }: AccessCheck, user: UserInfo): UserInfo {
  if (serviceAccount === undefined) return user;
  const { namespace, name } = serviceAccount;
  return {
    username: `system:serviceaccount:${namespace}:${name}`,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`],
  };
}

/** Why an expression cannot be evaluated: what must be asked first, or else what nobody here knows. */
export function stuck(
  asks: readonly unknown[],
): { readonly lookups: readonly Lookup[] } | { readonly unknown: string } {
  const waits = asks as readonly Wait[];
  const lookups = waits.flatMap((wait) => (wait.unknown === undefined && "lookup" in wait ? [wait.lookup] : []));
  return lookups.length > 0 ? { lookups } : { unknown: waits[0]?.unknown ?? "it is not known" };
}
