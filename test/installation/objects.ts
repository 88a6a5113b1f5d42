import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";

/** Plurals of the kinds that the suites write, besides our own. */
const others: { readonly [kind: string]: string } = {
  CustomResourceDefinition: "customresourcedefinitions",
  ValidatingAdmissionPolicy: "validatingadmissionpolicies",
  ValidatingAdmissionPolicyBinding: "validatingadmissionpolicybindings",
  MutatingWebhookConfiguration: "mutatingwebhookconfigurations",
  ValidatingWebhookConfiguration: "validatingwebhookconfigurations",
  Namespace: "namespaces",
  Service: "services",
  Deployment: "deployments",
  ServiceAccount: "serviceaccounts",
  ClusterRole: "clusterroles",
  ClusterRoleBinding: "clusterrolebindings",
  Role: "roles",
  RoleBinding: "rolebindings",
  Report: "reports",
};

/** The path of the collection that an object belongs to; with `named`, of the object itself. */
export function pathOf(object: JsonObject, named = false): string {
  const [group = "", version = ""] = split(String(object["apiVersion"]));
  const kind = String(object["kind"]);
  const resource = kinds.find((one) => one.kind === kind)?.plural ?? others[kind];
  if (resource === undefined) throw new Error(`the plural of ${kind} is not known here`);
  const { namespace, name } = metadataOf(object);
  return resourcePath(
    { group, version, resource },
    {
      ...(namespace === undefined ? {} : { namespace: String(namespace) }),
      ...(named ? { name: String(name) } : {}),
    },
  );
}

function split(apiVersion: string): readonly string[] {
  return apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
}

export function metadataOf(object: JsonObject): JsonObject {
  return isObject(object["metadata"]) ? object["metadata"] : {};
}

/** Applies an object as its only owner; answers it as it is stored, and the warnings that came with it. */
export async function applied(
  client: KubeClient,
  object: JsonObject,
): Promise<{ readonly object: JsonObject; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const stored = await client.request("PATCH", pathOf(object, true), {
    query: { fieldManager: "bubu-test", force: "true", fieldValidation: "Strict" },
    contentType: "application/apply-patch+yaml",
    body: object,
    onWarning: (text) => void warnings.push(text),
  });
  return { object: stored, warnings };
}
