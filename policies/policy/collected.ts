/** A verdict in the making: what policies came to, with their actions and exceptions. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Evaluations } from "../admission/evaluations.ts";
import type { MutationVerdict } from "../admission/mutate.ts";
import type { Step } from "../admission/prepared.ts";
import { cut, verdictOf } from "../admission/validate.ts";
import type { ValidatingPolicy } from "../admission/validating-policy.ts";
import type { Failure } from "../admission/validation.ts";
import type { Lookup } from "../admission/world.ts";
import { diff } from "../merge/diff.ts";
import type { Excepting } from "./excepting.ts";
import type { Exception } from "./exceptions.ts";
import type { OwnPolicy } from "./own-policy.ts";
import type { PolicyFinding, PolicyName, PolicyRecord, PolicyVerdict } from "./verdict.ts";

/** Under this annotation the audit log has the findings of policies whose action is Audit. */
const findingsKey = "policy.bubustack.io/findings";

export class Collected {
  readonly lookups: Lookup[] = [];
  readonly #findings: PolicyFinding[] = [];
  readonly #warnings = new Set<string>();
  readonly #annotations = new Map<string, Set<string>>();
  readonly #records: PolicyRecord[] = [];
  /** Each once: a policy that is asked about several references may miss the same thing at each. */
  readonly #unverified = new Map<string, PolicyName & { readonly reason: string }>();
  readonly #own: (key: string) => OwnPolicy | undefined;
  readonly #excepting: Excepting;

  /** `own` finds a policy of ours by its key. */
  constructor(own: (key: string) => OwnPolicy | undefined, excepting: Excepting) {
    this.#own = own;
    this.#excepting = excepting;
  }

  /** What ValidatingAdmissionPolicies say, with the actions of their bindings and the words of the API server. */
  validating(evaluations: Evaluations<ValidatingPolicy>): void {
    const verdict = verdictOf(evaluations);
    const kind = "ValidatingAdmissionPolicy";
    const finding = (
      policy: string,
      of: { readonly message: string; readonly reason: string; readonly index?: number },
    ) => ({
      policy,
      kind,
      rule: of.index === undefined ? "error/policy" : `validations[${of.index}]`,
      path: "",
      message: of.message,
      reason: of.reason || "Invalid",
    });
    for (const denial of verdict.denials) this.#findings.push({ ...finding(denial.policy, denial), action: "Deny" });
    for (const { invocation, evaluation } of evaluations.evaluated) {
      const { policy, binding } = invocation;
      for (const failure of evaluation.failures)
        for (const action of binding.actions)
          if (action === "Warn" || action === "Audit")
            this.#findings.push({ ...finding(policy.name, failure), action });
      for (const message of evaluation.ignored)
        this.#records.push({ record: "ignored", policy: policy.name, kind, message });
    }
    for (const warning of verdict.warnings) this.#warnings.add(warning);
    for (const [key, value] of Object.entries(verdict.auditAnnotations)) this.#annotate(key, value);
    this.#take(evaluations, kind);
  }

  /** What policies of ours say; `place` is the field that all of it is about, empty for the object. */
  own({ evaluated, ...rest }: Evaluations<OwnPolicy>, place = ""): void {
    for (const { policy, reason } of rest.errors) this.#failed(policy, "policy", reason, place);
    for (const { invocation, evaluation } of evaluated) {
      const { policy } = invocation;
      for (const failure of evaluation.failures) this.#failure(policy, failure, place);
      for (const message of evaluation.broken) this.#failed(policy, "annotation", message, place);
      for (const { key, value } of evaluation.annotations) this.#annotate(`${annotationName(policy)}/${key}`, value);
      for (const message of evaluation.ignored) this.#records.push({ record: "ignored", ...named(policy), message });
    }
    this.#take({ ...rest, evaluated: [] }, undefined);
  }

  /** What went wrong in changing the object. */
  mutations({ denials, internal, internalBy = "", ignored, unverified }: MutationVerdict): void {
    for (const { policy, message, reason, step } of denials) {
      const own = this.#own(policy);
      if (own !== undefined) this.#failed(own, step, message);
      else
        this.#add({
          ...this.#name(policy, mutating),
          rule: `error/${step}`,
          path: "",
          message,
          reason,
          action: "Deny",
          error: step,
        });
    }
    if (internal !== undefined)
      this.#add({
        ...this.#name(internalBy, mutating),
        rule: "error/mutation",
        path: "",
        message: internal,
        reason: "Invalid",
        action: "Deny",
        error: "mutation",
      });
    for (const { policy, message } of ignored)
      this.#records.push({ record: "ignored", ...this.#name(policy, mutating), message });
    this.#take({ evaluated: [], errors: [], unverified, lookups: [] }, mutating);
  }

  /** That it cannot be known what a policy says. */
  unverifiable(policy: OwnPolicy, reason: string): void {
    this.#unknown({ ...named(policy), reason });
  }

  /** That a policy's changes are not made, since it is excepted. */
  unchanged(policy: OwnPolicy, exception: Exception): void {
    this.#records.push(record(policy, "", "its changes were not made", exception));
  }

  /** `asked` are all policies of ours that were. */
  finish(
    before: JsonObject | undefined,
    object: Json | undefined,
    asked: readonly OwnPolicy[],
    cost: number,
  ): PolicyVerdict {
    const audited = this.#findings.filter(
      ({ action, kind }) => action === "Audit" && kind !== "ValidatingAdmissionPolicy",
    );
    if (audited.length > 0)
      this.#annotate(
        findingsKey,
        JSON.stringify(
          audited.map(({ policy, namespace, rule, path, message }) => ({ policy, namespace, rule, path, message })),
        ),
      );
    return {
      allowed: !this.#findings.some(({ action }) => action === "Deny"),
      findings: this.#findings,
      warnings: [...this.#warnings],
      auditAnnotations: Object.fromEntries(
        [...this.#annotations].map(([key, values]) => [key, [...values].join(", ")]),
      ),
      patches: before === undefined || object === undefined ? [] : diff(before, object),
      ...(object !== undefined && { object }),
      records: this.#records,
      asked: asked.map(named),
      unverified: [...this.#unverified.values()],
      cost,
    };
  }

  /** A validation that does not hold, or that could not be evaluated. */
  #failure(policy: OwnPolicy, { message, reason, index, step }: Failure, place: string): void {
    if (step !== undefined && step !== "expression" && step !== "message") {
      this.#failed(policy, step, message, place);
      return;
    }
    const { name, path: own } = policy.rules[index] ?? { name: `validations[${index}]`, path: "" };
    const path = [place, own].filter((part) => part !== "").join(".");
    this.#judge(policy, name, { rule: name, path, message, reason: reason || "Invalid", ...(step && { error: step }) });
  }

  /** Something that went wrong with a policy as a whole: its failure policy decides. */
  #failed(policy: OwnPolicy, step: Step, message: string, place = ""): void {
    if (policy.failurePolicy === "Ignore") this.#records.push({ record: "ignored", ...named(policy), message });
    else
      this.#judge(policy, undefined, { rule: `error/${step}`, path: place, message, reason: "Invalid", error: step });
  }

  #judge(policy: OwnPolicy, rule: string | undefined, found: Omit<PolicyFinding, "policy" | "action">): void {
    const finding: PolicyFinding = { ...named(policy), ...found, action: policy.action };
    const excepted = this.#excepting.covers(policy, rule);
    if (excepted.state === "yes") this.#records.push(record(policy, finding.rule, finding.message, excepted.exception));
    else if (excepted.state === "open") this.lookups.push(...excepted.lookups);
    else if (excepted.state === "unknown") this.#unknown({ ...named(policy), reason: excepted.reason });
    else {
      for (const { exception, why } of excepted.without)
        this.#records.push({
          record: "not excepted",
          ...named(policy),
          rule: finding.rule,
          exception: exceptionName(exception),
          message: why,
        });
      this.#add(finding);
    }
  }

  #add(finding: PolicyFinding): void {
    this.#findings.push(finding);
    if (finding.action === "Warn") this.#warnings.add(findingText(finding));
  }

  #annotate(key: string, value: string): void {
    this.#annotations.set(key, (this.#annotations.get(key) ?? new Set<string>()).add(cut(value)));
  }

  #take({ unverified, lookups }: Evaluations<ValidatingPolicy>, kind: string | undefined): void {
    this.lookups.push(...lookups);
    for (const { policy, reason } of unverified) this.#unknown({ ...this.#name(policy, kind ?? ""), reason });
  }

  #unknown(one: PolicyName & { readonly reason: string }): void {
    this.#unverified.set(JSON.stringify([one.kind, one.namespace, one.policy, one.reason]), one);
  }

  #name(key: string, kind: string): PolicyName {
    const own = this.#own(key);
    if (own !== undefined) return named(own);
    return key === "" ? { policy: "" } : { policy: key, kind };
  }
}

const mutating = "MutatingAdmissionPolicy";

function named({ title, kind, namespace }: OwnPolicy): PolicyName {
  return { policy: title, kind, ...(namespace !== "" && { namespace }) };
}

function annotationName({ title, namespace }: OwnPolicy): string {
  return namespace === "" ? title : `${namespace}.${title}`;
}

function exceptionName({ kind, namespace, name }: Exception) {
  return { kind, ...(namespace !== "" && { namespace }), name };
}

function record(policy: OwnPolicy, rule: string, message: string, exception: Exception): PolicyRecord {
  return {
    record: "excepted",
    ...named(policy),
    rule,
    message,
    exception: exceptionName(exception),
    reason: exception.reason,
    approvedBy: exception.approved?.by ?? "",
    expiresAt: exception.expiresAt,
  };
}

/** One line: `ClusterPolicy "p": spec.image: message [rule]`. */
export function findingText({ kind, policy, namespace, path, message, rule }: PolicyFinding): string {
  const name = JSON.stringify(namespace === undefined ? policy : `${namespace}/${policy}`);
  return `${kind === undefined ? "" : `${kind} ${name}: `}${path === "" ? "" : `${path}: `}${message} [${rule}]`;
}
