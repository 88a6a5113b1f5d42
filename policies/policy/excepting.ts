/** Which exceptions hold for one request. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { isObject } from "@bubustack/api/json";
import { checkConditions } from "../admission/conditions.ts";
import type { namespaceInput } from "../admission/evaluations.ts";
import { Scene } from "../admission/inputs.ts";
import type { Stuck } from "../admission/params.ts";
import { objectAt, textAt } from "../admission/policy.ts";
import type { World } from "../admission/world.ts";
import { confined } from "./confined.ts";
import type { Exception } from "./exceptions.ts";
import { withoutEffect } from "./exceptions.ts";
import type { OwnPolicy } from "./own-policy.ts";

/** Whether something that a policy says does not count. */
export type Excepted =
  | { readonly state: "no"; readonly without: readonly WithoutEffect[] }
  | { readonly state: "yes"; readonly exception: Exception }
  | Exclude<Stuck, { readonly state: "failed" }>;

/** An exception about a request that does not count, and why. */
export interface WithoutEffect {
  readonly exception: Exception;
  readonly why: string;
}

export interface ExceptedRequest {
  readonly request: AdmissionRequest;
  readonly world: World;
  /** The namespace as expressions see it, or what must be asked first. */
  readonly namespace: ReturnType<typeof namespaceInput>;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** Exceptions for one request; what each says about it is found once. */
export class Excepting {
  readonly #exceptions: ReadonlyMap<string, readonly Exception[]>;
  readonly #of: ExceptedRequest;
  readonly #held = new Map<Exception, "yes" | "no" | Exclude<Stuck, { readonly state: "failed" }>>();

  constructor(exceptions: ReadonlyMap<string, readonly Exception[]>, of: ExceptedRequest) {
    this.#exceptions = exceptions;
    this.#of = of;
  }

  /** Whether a validation of a policy, or without `rule` all of it, does not count. Several exceptions are alternatives. */
  covers(policy: OwnPolicy, rule?: string): Excepted {
    const without: WithoutEffect[] = [];
    let stuck: Exclude<Stuck, { readonly state: "failed" }> | undefined;
    for (const exception of this.#exceptions.get(policy.name) ?? []) {
      const rules = exception.policies.get(policy.name);
      if (rules !== undefined && (rule === undefined || !rules.has(rule))) continue;
      if (!means(exception, this.#of.request)) continue;
      const why = withoutEffect(exception, policy, this.#of.now);
      if (why !== undefined) {
        without.push({ exception, why });
        continue;
      }
      const held = this.#conditions(exception);
      if (held === "yes") return { state: "yes", exception };
      if (held !== "no") stuck ??= held;
    }
    return stuck ?? { state: "no", without };
  }

  #conditions(exception: Exception) {
    let held = this.#held.get(exception);
    if (held === undefined) {
      held = this.#check(exception);
      this.#held.set(exception, held);
    }
    return held;
  }

  /** An error means that a condition does not hold. */
  #check({ conditions, namespace: own }: Exception) {
    const { request, world, namespace } = this.#of;
    if (conditions.length === 0) return "yes";
    if (namespace.lookups.length > 0) return { state: "open", lookups: namespace.lookups } as const;
    const within = own === "" ? world : confined(world, own);
    try {
      const { resource, kind } = request;
      const inputs = new Scene(request, within).inputs({ resource, kind }, null, namespace.value);
      const held = checkConditions(conditions, inputs, undefined, within);
      if (held.state === "open" || held.state === "unknown") return held;
      return held.state === "yes" ? "yes" : "no";
    } catch {
      return "no";
    }
  }
}

/** Whether the names in `match` mean a request; one of a namespace only what is in it. */
function means(exception: Exception, request: AdmissionRequest): boolean {
  const { resource, subResource = "", namespace = "" } = request;
  const itself = resource.group === "" && resource.resource === "namespaces";
  if (exception.namespace !== "" && (itself || namespace !== exception.namespace)) return false;
  if (exception.namespaces !== undefined && !exception.namespaces.has(namespace)) return false;
  const about = exception.resources.some(
    (one) =>
      one.resource === resource.resource &&
      (one.group === undefined || one.group === resource.group) &&
      one.subresource === subResource,
  );
  return about && (exception.names === undefined || exception.names.has(nameOf(request)));
}

/** A name that the API server is still to make is none. */
function nameOf({ name = "", object, oldObject }: AdmissionRequest): string {
  const of = isObject(object) ? object : isObject(oldObject) ? oldObject : {};
  return name || textAt(objectAt(of, "metadata"), "name");
}
