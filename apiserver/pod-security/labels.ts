import type { JsonObject } from "@bubustack/api/json";
import { objectAt } from "../resources/object.ts";

/** What begins the labels of namespaces, and the annotations of the audit log. */
export const prefix = "pod-security.kubernetes.io/";

/** Whether a namespace has labels about what its pods may be. */
export function isLabelled(namespace: JsonObject): boolean {
  return Object.keys(objectAt(namespace, "metadata", "labels")).some((label) => label.startsWith(prefix));
}
