/** What our policies are not asked about, whatever they match. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { GroupVersionResource } from "@bubustack/api/meta";
import { isNeverMatched, kubernetesNamespaces } from "../never-matched.ts";
import type { PolicySettings } from "../policy-settings.ts";
import { defaultPolicySettings } from "../policy-settings.ts";

/** What an installation decides about it. */
export interface Reach {
  /** What policies of namespaces may be about; `*` stands for all resources of a group. */
  readonly namespacedKinds: readonly { readonly group: string; readonly resources: readonly string[] }[];
  /** Namespaces in which no policy is asked: those of networks, storage, DNS. */
  readonly systemNamespaces: readonly string[];
  /** The namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
}

/** What an installation's settings say, and the namespaces that it runs in. */
export function reachOf(
  { namespacedKinds, systemNamespaces }: PolicySettings,
  platformNamespaces: readonly string[],
): Reach {
  return { namespacedKinds, systemNamespaces, platformNamespaces };
}

/** That of an installation that decides nothing, wherever it runs. */
export const defaultReach: Reach = reachOf(defaultPolicySettings, []);

/** True where none of our policies is asked: a policy that denies all must not lock a cluster, or its own removal. */
export function isExcluded(request: AdmissionRequest, reach: Reach): boolean {
  const { resource, subResource, requestResource, requestSubResource, namespace = "", name = "" } = request;
  if (isNeverMatched(resource.group, resource.resource, subResource)) return true;
  if (requestResource !== undefined) {
    const { group, resource: plural } = requestResource;
    if (isNeverMatched(group, plural, requestSubResource ?? subResource)) return true;
  }
  const itself = resource.group === "" && resource.resource === "namespaces";
  const where = itself && name !== "" ? name : namespace;
  if (where === "") return false;
  return (
    kubernetesNamespaces.includes(where) ||
    reach.systemNamespaces.includes(where) ||
    reach.platformNamespaces.includes(where)
  );
}

/** Whether policies of namespaces may be about a resource. */
export function isForNamespaces({ group, resource }: GroupVersionResource, { namespacedKinds }: Reach): boolean {
  return namespacedKinds.some(
    (one) => one.group === group && (one.resources.includes("*") || one.resources.includes(resource)),
  );
}
