/** Judging a request by ValidatingAdmissionPolicies. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { decodeLoosely, encode } from "@bubustack/cel/values/utf8";
import type { Evaluations } from "./evaluations.ts";
import { evaluateAll } from "./evaluations.ts";
import type { ConfigError, Invocation, Unverified } from "./invocations.ts";
import type { Bound } from "./policy-set.ts";
import type { ValidatingPolicy } from "./validating-policy.ts";
import type { Failure } from "./validation.ts";
import type { Lookup, World } from "./world.ts";

/** What refuses a request. */
export interface Denial {
  readonly policy: string;
  readonly binding?: string;
  /** Which of the policy's validations; absent where it is about none of them. */
  readonly index?: number;
  readonly message: string;
  /** The reason of the Status: Invalid, Forbidden, Unauthorized or RequestEntityTooLarge. */
  readonly reason: string;
}

export interface ValidationVerdict {
  readonly allowed: boolean;
  /** All denials in the order of policies and bindings; the API server speaks of the first. */
  readonly denials: readonly Denial[];
  readonly warnings: readonly string[];
  readonly auditAnnotations: { readonly [key: string]: string };
  readonly unverified: readonly Unverified[];
}

/** A verdict, or what must be asked first. */
export type Validated = { readonly verdict: ValidationVerdict } | { readonly needs: readonly Lookup[] };

const longestAnnotation = 10 * 1024;
const failureKey = "validation.policy.admission.k8s.io/validation_failure";

const silent: Validated = {
  verdict: { allowed: true, denials: [], warnings: [], auditAnnotations: {}, unverified: [] },
};

/** Judges a request by the policies that may match it. Total: what goes wrong follows each policy's failure policy. */
export function validate(
  candidates: readonly Bound<ValidatingPolicy>[],
  request: AdmissionRequest,
  world: World,
): Validated {
  if (candidates.length === 0) return silent;
  const evaluations = evaluateAll(candidates, request, world);
  return evaluations.lookups.length > 0 ? { needs: evaluations.lookups } : { verdict: verdictOf(evaluations) };
}

/** What evaluations mean for a request, by the actions of the bindings. */
export function verdictOf({ evaluated, errors, unverified }: Evaluations<ValidatingPolicy>): ValidationVerdict {
  const verdict = new Collected();
  verdict.unverified.push(...unverified);
  for (const error of errors) verdict.configError(error);
  for (const { invocation, evaluation } of evaluated) {
    for (const failure of evaluation.failures) verdict.failure(invocation, failure);
    for (const message of evaluation.broken) verdict.deny(invocation, { message, reason: "" });
    for (const { key, value } of evaluation.annotations) verdict.annotate(invocation.policy.name, key, value);
  }
  return verdict.finish();
}

/** A verdict in the making. */
class Collected {
  readonly denials: Denial[] = [];
  readonly unverified: Unverified[] = [];
  readonly #warnings = new Set<string>();
  readonly #failures = new Map<string, string>();
  readonly #annotations = new Map<string, Set<string>>();

  configError({ policy, binding, reason }: ConfigError<ValidatingPolicy>): void {
    if (policy.failurePolicy === "Ignore") return;
    const message = `failed to configure ${binding === undefined ? "policy" : "binding"}: ${reason}`;
    this.denials.push({ policy: policy.name, ...(binding && { binding: binding.name }), message, reason: "Invalid" });
  }

  failure({ policy, binding }: Invocation<ValidatingPolicy>, failure: Failure): void {
    for (const action of binding.actions) {
      if (action === "Deny") this.deny({ policy, binding }, failure);
      else if (action === "Warn")
        this.#warnings.add(
          `Validation failed for ValidatingAdmissionPolicy '${policy.name}' with binding '${binding.name}': ${failure.message}`,
        );
      // Of several failures the first one is on record.
      else if (action === "Audit" && !this.#failures.has(failureKey))
        this.#failures.set(failureKey, failureRecord(policy.name, binding, failure));
    }
  }

  deny(
    { policy, binding }: Pick<Invocation<ValidatingPolicy>, "policy" | "binding">,
    { message, reason, index }: { readonly message: string; readonly reason: string; readonly index?: number },
  ): void {
    const at = index === undefined ? {} : { index };
    this.denials.push({ policy: policy.name, binding: binding.name, ...at, message, reason: reason || "Invalid" });
  }

  annotate(policy: string, key: string, value: string): void {
    const name = `${policy}/${key}`;
    const values = this.#annotations.get(name) ?? new Set<string>();
    this.#annotations.set(name, values.add(cut(value)));
  }

  finish(): ValidationVerdict {
    const made = [...this.#annotations].map(([key, values]): [string, string] => [key, [...values].join(", ")]);
    return {
      allowed: this.denials.length === 0,
      denials: this.denials,
      warnings: [...this.#warnings],
      auditAnnotations: Object.fromEntries([...this.#failures, ...made]),
      unverified: this.unverified,
    };
  }
}

/** What the audit log says about a failed validation, as JSON in the form of Go's encoder. */
function failureRecord(policy: string, binding: Invocation<ValidatingPolicy>["binding"], failure: Failure): string {
  const record = {
    message: failure.message,
    policy,
    binding: binding.name,
    expressionIndex: failure.index,
    validationActions: binding.actions,
  };
  return JSON.stringify([record]).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An annotation's value, cut to what the audit log keeps. */
export function cut(text: string): string {
  return text.length * 3 <= longestAnnotation ? text : decodeLoosely(encode(text).slice(0, longestAnnotation));
}

/** The sentence in which the API server speaks of a denial. */
export function denialText({ policy, binding, message }: Denial): string {
  const by = binding === undefined ? "" : ` with binding '${binding}'`;
  return `ValidatingAdmissionPolicy '${policy}'${by} denied request: ${message}`;
}
