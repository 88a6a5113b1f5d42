/** What a cluster has that policies may ask for, read with the user's own rights. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { Discovered } from "../../kube/discovery.ts";

const policyKinds = new Set([
  "policy.bubustack.io ClusterPolicy",
  "policy.bubustack.io Policy",
  "policy.bubustack.io ClusterPolicyException",
  "policy.bubustack.io PolicyException",
  "admissionregistration.k8s.io ValidatingAdmissionPolicy",
  "admissionregistration.k8s.io ValidatingAdmissionPolicyBinding",
  "admissionregistration.k8s.io MutatingAdmissionPolicy",
  "admissionregistration.k8s.io MutatingAdmissionPolicyBinding",
]);

/** Policies, bindings, exceptions, their params and what they read, also for other policies, and the Namespace of an object. */
export async function clusterObjects(
  client: Pick<KubeClient, "request">,
  all: readonly Discovered[],
  namespace: string,
  drafts: readonly JsonObject[] = [],
): Promise<readonly JsonObject[]> {
  const seen = new Set<string>();
  const about = all.filter(({ group, kind }) => {
    const key = `${group} ${kind}`;
    // Of each kind the preferred version, which comes first.
    if (!policyKinds.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const policies = (await Promise.all(about.map((resource) => listed(client, resource)))).flat();
  const wanted = new Set([...policies, ...drafts].flatMap(askedBy));
  const others = all.filter(({ group, version, kind }) =>
    wanted.has(`${group === "" ? version : `${group}/${version}`} ${kind}`),
  );
  const params = (await Promise.all(others.map((resource) => listed(client, resource)))).flat();
  const space = all.find(({ group, kind }) => group === "" && kind === "Namespace");
  const own =
    space === undefined || namespace === ""
      ? []
      : [await client.request("GET", resourcePath(space, { name: namespace }))];
  return [...policies, ...params, ...own];
}

/** All objects of a resource. */
export async function listed(
  client: Pick<KubeClient, "request">,
  resource: Discovered,
): Promise<readonly JsonObject[]> {
  const { group, version, kind } = resource;
  const { items } = await client.request("GET", resourcePath(resource, {}));
  const apiVersion = group === "" ? version : `${group}/${version}`;
  // Items of a list do not say what they are.
  return isList(items) ? items.filter(isObject).map((item) => ({ apiVersion, kind, ...item })) : [];
}

/** The kinds of a policy's params and reads, as `apiVersion kind`. */
function askedBy(policy: JsonObject): readonly string[] {
  const spec = objectAt(policy, "spec");
  const reads: readonly Json[] = isList(spec["reads"]) ? spec["reads"] : [];
  return [spec["paramKind"] ?? null, ...reads]
    .filter(isObject)
    .map((one) => `${textAt(one, "apiVersion")} ${textAt(one, "kind")}`);
}
