/** A webhook of a configuration, compiled: whom it wants to see. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Condition } from "@bubustack/policies/admission/conditions";
import { checkConditions, compileConditions } from "@bubustack/policies/admission/conditions";
import type { Constraints } from "@bubustack/policies/admission/constraints";
import { matchConstraints, readConstraints } from "@bubustack/policies/admission/constraints";
import { environmentFor } from "@bubustack/policies/admission/environment";
import { Scene } from "@bubustack/policies/admission/inputs";
import type { Target, World } from "@bubustack/policies/admission/world";
import { textAt } from "../resources/object.ts";

export interface Webhook {
  readonly name: string;
  /** As it stands in its configuration. */
  readonly given: JsonObject;
  readonly constraints: Constraints;
  readonly conditions: readonly Condition[];
}

const known = new WeakMap<JsonObject, Webhook>();

/** Compiles a webhook; once for each version of its configuration. */
export function webhookOf(given: JsonObject): Webhook {
  let webhook = known.get(given);
  if (webhook === undefined) {
    webhook = {
      name: textAt(given, "name"),
      given,
      constraints: readConstraints({ ...given, resourceRules: given.rules }),
      conditions: compileConditions(given.matchConditions, environmentFor({ params: false, authorizer: true })),
    };
    known.set(given, webhook);
  }
  return webhook;
}

/** As what a webhook is to be asked about a request; nothing where it is not. Errors are words for a refusal. */
export type Wanted =
  | { readonly state: "no" }
  | { readonly state: "yes"; readonly target: Target }
  | { readonly state: "failed"; readonly by: "selector" | "condition"; readonly reason: string };

const no: Wanted = { state: "no" };

/** Whether a webhook wants to see a request: rules, selectors, match conditions. */
export function wants(webhook: Webhook, request: AdmissionRequest, world: World): Wanted {
  const { constraints, conditions, given } = webhook;
  if (constraints.rules.length === 0) return no;
  const matched = matchConstraints(constraints, request, world);
  if (matched.state === "no") return no;
  if (matched.state !== "yes") return { state: "failed", by: "selector", reason: reasonOf(matched) };
  if (conditions.length > 0) {
    const inputs = new Scene(request, world).inputs(matched.target, null, null);
    const held = checkConditions(conditions, inputs);
    if (held.state === "no") return no;
    // An error means what a failed call means.
    if (held.state !== "yes")
      return textAt(given, "failurePolicy") === "Ignore"
        ? no
        : { state: "failed", by: "condition", reason: reasonOf(held) };
  }
  return { state: "yes", target: matched.target };
}

function reasonOf(stuck: { readonly state: string; readonly reason?: string }): string {
  return stuck.reason ?? "it cannot be decided";
}
