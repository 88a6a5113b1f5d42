import type { JsonObject } from "@bubustack/api/json";
import { listAt, textAt, textsAt } from "../resources/object.ts";
import type { Labels } from "../selectors/labels.ts";
import { labelSelector, labelsOf } from "../selectors/labels.ts";
import type { Attributes } from "./attributes.ts";

/** The labels of the namespace that a request is in; undefined for requests outside of namespaces. */
export type NamespaceLabels = (attributes: Attributes) => Labels | undefined;

/** Configurations of webhooks are never shown to webhooks, so that none can lock itself in. */
function exempt({ resource }: Attributes): boolean {
  return resource.group === "admissionregistration.k8s.io" && resource.resource.endsWith("webhookconfigurations");
}

/** Whether a webhook wants to see a request: rules, namespace selector, object selector. */
export function matches(webhook: JsonObject, attributes: Attributes, namespaceLabels: NamespaceLabels): boolean {
  if (exempt(attributes)) return false;
  if (!listAt(webhook, "rules").some((rule) => ruleMatches(rule as JsonObject, attributes))) return false;
  const labels = namespaceLabels(attributes);
  if (labels !== undefined && !labelSelector(webhook.namespaceSelector)(labels)) return false;
  const selects = labelSelector(webhook.objectSelector);
  const { object, oldObject } = attributes;
  return [object, oldObject].some((candidate) => candidate !== undefined && selects(labelsOf(candidate)));
}

function ruleMatches(rule: JsonObject, { resource, subresource, operation, namespace }: Attributes): boolean {
  const has = (field: string, value: string) => {
    const list = textsAt(rule, field);
    return list.includes("*") || list.includes(value);
  };
  return (
    has("operations", operation) &&
    has("apiGroups", resource.group) &&
    has("apiVersions", resource.version) &&
    scopeMatches(textAt(rule, "scope"), resource.resource, namespace) &&
    textsAt(rule, "resources").some((pattern) => resourceMatches(pattern, resource.resource, subresource))
  );
}

/** A namespace counts as an object of the cluster. */
function scopeMatches(scope: string, resource: string, namespace: string): boolean {
  const namespaced = namespace !== "" && resource !== "namespaces";
  return scope === "Namespaced" ? namespaced : scope === "Cluster" ? !namespaced : true;
}

/** `*` is every resource without subresources, `*` followed by `/*` is everything. */
function resourceMatches(pattern: string, resource: string, subresource: string): boolean {
  const [wanted = "", sub = ""] = pattern.split("/");
  return (wanted === "*" || wanted === resource) && (sub === subresource || (sub === "*" && pattern.includes("/")));
}
