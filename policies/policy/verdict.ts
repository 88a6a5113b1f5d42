/** What judging a request by policies comes to. All of it is data. */
import type { Json } from "@bubustack/api/json";
import type { Step } from "../admission/prepared.ts";
import type { Lookup } from "../admission/world.ts";
import type { PatchOperation } from "../merge/json-patch.ts";
import type { Action } from "./own-policy.ts";

/** Whose policy something is about. */
export interface PolicyName {
  /** `metadata.name`. */
  readonly policy: string;
  /** `ClusterPolicy`, `Policy`, `ValidatingAdmissionPolicy` or `MutatingAdmissionPolicy`; absent where no policy is meant. */
  readonly kind?: string;
  /** Of a Policy. */
  readonly namespace?: string;
}

/** One thing that a policy says about a request. */
export interface PolicyFinding extends PolicyName {
  /** The validation by its name, or `validations[i]`; `error/<step>` where the policy could not be evaluated. */
  readonly rule: string;
  /** The field that is meant, as the policy names it; empty for the object. */
  readonly path: string;
  readonly message: string;
  /** Invalid, Forbidden, Unauthorized or RequestEntityTooLarge. */
  readonly reason: string;
  readonly action: Action;
  /** The step at which something went wrong; absent where a validation does not hold. */
  readonly error?: Step;
}

/** What is to be kept about a judgement besides its findings. */
export type PolicyRecord =
  /** A finding, or a policy's changes, that an exception let pass. */
  | (PolicyName & {
      readonly record: "excepted";
      /** Empty where the policy's changes were not made. */
      readonly rule: string;
      readonly message: string;
      readonly exception: { readonly kind: string; readonly namespace?: string; readonly name: string };
      readonly reason: string;
      readonly approvedBy: string;
      readonly expiresAt: string;
    })
  /** An exception that is about a finding, and has no effect. */
  | (PolicyName & {
      readonly record: "not excepted";
      readonly rule: string;
      readonly exception: { readonly kind: string; readonly namespace?: string; readonly name: string };
      readonly message: string;
    })
  /** Something that went wrong and counts for nothing, as the failure policy is Ignore. */
  | (PolicyName & { readonly record: "ignored"; readonly message: string });

export interface PolicyVerdict {
  /** No finding denies. A pass only where `unverified` is empty too. */
  readonly allowed: boolean;
  readonly findings: readonly PolicyFinding[];
  /** What the user is shown beside a request that passes, and beside one that does not. */
  readonly warnings: readonly string[];
  readonly auditAnnotations: { readonly [key: string]: string };
  /** RFC 6902: what makes `object` of the object of the request. */
  readonly patches: readonly PatchOperation[];
  /** The object as policies left it; absent where the request has none. */
  readonly object?: Json;
  readonly records: readonly PolicyRecord[];
  /** Policies of ours that were asked, each once. */
  readonly asked: readonly PolicyName[];
  /** Policies that this caller cannot judge by. Never a pass, never a refusal. */
  readonly unverified: readonly (PolicyName & { readonly reason: string })[];
  /** In the units of cel-go. */
  readonly cost: number;
}

/** A verdict, or what must be asked first. */
export type PolicyJudgement = { readonly verdict: PolicyVerdict } | { readonly needs: readonly Lookup[] };
