/** What a scan found, for tests. */
import type { Found, Result } from "../results.ts";
import type { Subject } from "../subjects.ts";

export const pods: Subject = { group: "", version: "v1", resource: "pods", kind: "Pod", namespaced: true };
export const stories: Subject = {
  group: "bubustack.io",
  version: "v1alpha1",
  resource: "stories",
  kind: "Story",
  namespaced: true,
};

export function result(more: Partial<Result> = {}): Result {
  return { policy: "clusterpolicies/p", rule: "r", outcome: "fail", action: "Deny", message: "no", path: "", ...more };
}

export function found(name: string, results: readonly Result[], more: Partial<Found> = {}): Found {
  return { subject: pods, namespace: "n", name, uid: `uid-${name}`, results, ...more };
}
