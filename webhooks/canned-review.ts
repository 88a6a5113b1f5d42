import type { JudgedKind } from "./kind-table.ts";

/**
 * The bytes of a review that exists only to see that the server can judge. Its object is empty: the verdict is a
 * denial, which is as good an answer as any.
 */
export function cannedReview({ group, version, kind, plural, scope }: JudgedKind): Uint8Array {
  const request = {
    uid: "canned",
    kind: { group, version, kind },
    resource: { group, version, resource: plural },
    operation: "CREATE",
    namespace: scope === "Namespaced" ? "canned" : "",
    name: "canned",
    dryRun: true,
    object: { apiVersion: `${group}/${version}`, kind, metadata: { name: "canned" }, spec: {} },
  };
  const review = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request };
  return new TextEncoder().encode(JSON.stringify(review));
}
