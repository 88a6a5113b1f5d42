/** Policies about Pods, for benches: all that are asked about the Pod of `cel-pod.ts` hold for it. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { pod } from "./cel-pod.ts";
import { policies as expressions } from "./cel-policies.ts";

const text = JSON.stringify(pod);

/** The creation of that Pod, made anew. */
export function podRequest(): AdmissionRequest {
  const object: Json = JSON.parse(text);
  return {
    uid: "u",
    kind: { group: "", version: "v1", kind: "Pod" },
    resource: { group: "", version: "v1", resource: "pods" },
    name: "checkout-7d9c5b8f6-x2x7q",
    namespace: "shop",
    operation: "CREATE",
    userInfo: { username: "system:serviceaccount:kube-system:replicaset-controller", groups: ["system:authenticated"] },
    object,
    oldObject: null,
    dryRun: false,
    options: { kind: "CreateOptions" },
  };
}

export const namespace: JsonObject = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels: { team: "payments" } },
};

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] };

function policy(name: string, of: readonly string[], more: JsonObject = {}, constraints: JsonObject = {}): JsonObject {
  return {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name },
    spec: {
      matchConstraints: { resourceRules: [rule], ...constraints },
      validations: of.map((expression) => ({ expression })),
      ...more,
    },
  };
}

const plain = expressions.filter(({ pattern }) => pattern !== true).map(({ expression }) => expression);
const images = [
  "object.spec.containers[0].image.matches('^registry[.]example[.]com/[a-z0-9/-]+:v[0-9]+[.][0-9]+[.][0-9]+$')",
  "object.spec.containers.all(c, !c.image.matches(':(latest|dev|test)$'))",
];
const take = (from: readonly string[], count: number, at = 0) =>
  Array.from({ length: count }, (_, index) => from[(at + index) % from.length] ?? "true");

/** 16 policies of 7 expressions, in `patterns` of which one matches a pattern on an image; without them, 98 expressions. */
export function sixteen(patterns: number): readonly JsonObject[] {
  return Array.from({ length: 16 }, (_, at) => {
    // 14 of the 16 have six plain expressions, which one with a pattern completes; two have seven.
    const own = at < 14 ? take(plain, 6, at * 6) : take(plain, 7, at * 6);
    return policy(`p${at}`, at < 14 && patterns > 0 ? [...own, images[at % 2] ?? ""] : own);
  });
}

/** Ten policies that the Pod is about. */
export const ten: readonly JsonObject[] = Array.from({ length: 10 }, (_, at) =>
  policy(`match-${at}`, take(plain, 7, at * 7)),
);

/** Policies that it is not about, by what tells. */
export const others: { readonly [by: string]: (at: number) => JsonObject } = {
  resources: (at) => policy(`other-${at}`, ["false"], {}, { resourceRules: [{ ...rule, resources: [`things${at}`] }] }),
  namespaces: (at) => ({
    ...policy(`other-${at}`, ["false"]),
    kind: "Policy",
    metadata: { name: `other-${at}`, namespace: `n${at}` },
  }),
  "object selectors": (at) =>
    policy(`other-${at}`, ["false"], {}, { objectSelector: { matchLabels: { app: `a${at}` } } }),
  "namespace selectors": (at) =>
    policy(`other-${at}`, ["false"], {}, { namespaceSelector: { matchLabels: { team: `t${at}` } } }),
  "resource names": (at) =>
    policy(`other-${at}`, ["false"], {}, { resourceRules: [{ ...rule, resourceNames: [`n${at}`] }] }),
  "match conditions": (at) =>
    policy(`other-${at}`, ["false"], { matchConditions: [{ name: "c", expression: `request.namespace == 'n${at}'` }] }),
};

/** One of 990 of seven expressions that are there besides; each version is another one. */
export function beside(at: number, version = 0): JsonObject {
  const selector = { objectSelector: { matchLabels: { app: `a${at}` } } };
  return policy(`beside-${at}`, [...take(plain, 6, at * 7), `object.metadata.name != 'v${version}'`], {}, selector);
}
