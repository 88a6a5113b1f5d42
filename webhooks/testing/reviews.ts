import type { Json, JsonObject } from "@bubustack/api/json";
import type { Finding } from "@bubustack/policies/finding";
import type { Verdict } from "@bubustack/policies/kernel";
import type { JudgedKind } from "../kind-table.ts";
import { kindTable } from "../kind-table.ts";
import type { Subject } from "../review.ts";

/** A kind to judge that is there whatever kinds the release has. */
export const storyKind: JudgedKind = {
  group: "bubustack.io",
  version: "v1alpha1",
  kind: "Story",
  plural: "stories",
  scope: "Namespaced",
};

export const table = kindTable([storyKind]);

/** The request of a CREATE of a Story. */
export function request(overrides: { readonly [field: string]: Json | undefined } = {}): JsonObject {
  return {
    uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
    kind: { group: "bubustack.io", version: "v1alpha1", kind: "Story" },
    resource: { group: "bubustack.io", version: "v1alpha1", resource: "stories" },
    name: "fetch-and-sum",
    namespace: "default",
    operation: "CREATE",
    userInfo: { username: "ada", groups: ["system:authenticated"] },
    object: storyObject(),
    oldObject: null,
    dryRun: false,
    options: { apiVersion: "meta.k8s.io/v1", kind: "CreateOptions" },
    ...overrides,
  };
}

export function storyObject(metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Story",
    metadata: { name: "fetch-and-sum", namespace: "default", ...metadata },
    spec: { steps: [{ name: "wait", type: "sleep", with: { duration: "1s" } }] },
  };
}

/** The bytes of an AdmissionReview with this request. */
export function bytesOf(given: Json): Uint8Array {
  const review = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: given };
  return new TextEncoder().encode(JSON.stringify(review));
}

export const subject: Subject = {
  uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
  operation: "CREATE",
  group: "bubustack.io",
  kind: "Story",
  subResource: "",
  namespace: "default",
  name: "fetch-and-sum",
  user: "ada",
  dryRun: false,
};

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: "story/step-names-unique",
    path: ["spec", "steps", 1, "name"],
    type: "FieldValueDuplicate",
    message: 'step name "a" is already used by spec.steps[0]',
    fix: "rename one of them",
    ...overrides,
  };
}

/** A verdict; it allows unless findings are given. */
export function verdict(overrides: Partial<Verdict> = {}): Verdict {
  return {
    allowed: (overrides.findings ?? []).length === 0,
    findings: [],
    warnings: [],
    unverified: [],
    patches: [],
    auditAnnotations: {},
    digest: "d1ge57",
    cost: 0,
    ...overrides,
  };
}
