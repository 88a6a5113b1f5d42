/** How a resource is addressed in the cases: by its plural instead of its whole path. */
interface Resource {
  readonly api: string;
  readonly kind: string;
  /** False where its objects are of the whole cluster. */
  readonly namespaced: boolean;
}

const core = "v1";
const fixtures = "conformance.bubustack.io/v1";

/** Rows of plural, apiVersion, kind; those of the cluster are listed apart. */
const inNamespaces: readonly (readonly [plural: string, api: string, kind: string])[] = [
  ["configmaps", core, "ConfigMap"],
  ["endpoints", core, "Endpoints"],
  ["limitranges", core, "LimitRange"],
  ["pods", core, "Pod"],
  ["podtemplates", core, "PodTemplate"],
  ["resourcequotas", core, "ResourceQuota"],
  ["secrets", core, "Secret"],
  ["serviceaccounts", core, "ServiceAccount"],
  ["services", core, "Service"],
  ["deployments", "apps/v1", "Deployment"],
  ["replicasets", "apps/v1", "ReplicaSet"],
  ["jobs", "batch/v1", "Job"],
  ["leases", "coordination.k8s.io/v1", "Lease"],
  ["endpointslices", "discovery.k8s.io/v1", "EndpointSlice"],
  ["events", "events.k8s.io/v1", "Event"],
  ["rolebindings", "rbac.authorization.k8s.io/v1", "RoleBinding"],
  ["roles", "rbac.authorization.k8s.io/v1", "Role"],
  ["localsubjectaccessreviews", "authorization.k8s.io/v1", "LocalSubjectAccessReview"],
  ["widgets", fixtures, "Widget"],
  ["parcels", fixtures, "Parcel"],
  ["ruleds", fixtures, "Ruled"],
  ["engines", fixtures, "Engine"],
];
const ofCluster: readonly (readonly [plural: string, api: string, kind: string])[] = [
  ["namespaces", core, "Namespace"],
  ["clusterrolebindings", "rbac.authorization.k8s.io/v1", "ClusterRoleBinding"],
  ["clusterroles", "rbac.authorization.k8s.io/v1", "ClusterRole"],
  ["customresourcedefinitions", "apiextensions.k8s.io/v1", "CustomResourceDefinition"],
  ["mutatingadmissionpolicies", "admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"],
  ["mutatingadmissionpolicybindings", "admissionregistration.k8s.io/v1", "MutatingAdmissionPolicyBinding"],
  ["mutatingwebhookconfigurations", "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"],
  ["validatingadmissionpolicies", "admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"],
  ["validatingadmissionpolicybindings", "admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"],
  ["validatingwebhookconfigurations", "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"],
  ["selfsubjectaccessreviews", "authorization.k8s.io/v1", "SelfSubjectAccessReview"],
  ["selfsubjectreviews", "authentication.k8s.io/v1", "SelfSubjectReview"],
  ["selfsubjectrulesreviews", "authorization.k8s.io/v1", "SelfSubjectRulesReview"],
  ["subjectaccessreviews", "authorization.k8s.io/v1", "SubjectAccessReview"],
  ["tokenreviews", "authentication.k8s.io/v1", "TokenReview"],
  ["planets", fixtures, "Planet"],
];

const byPlural: ReadonlyMap<string, Resource> = new Map([...rows(inNamespaces, true), ...rows(ofCluster, false)]);

function rows(table: typeof ofCluster, namespaced: boolean): readonly (readonly [plural: string, Resource])[] {
  return table.map(([plural, api, kind]) => [plural, { api, kind, namespaced }]);
}

/** The apiVersion of each kind that bodies name for short; others are written out. */
export const apiOfKind: ReadonlyMap<string, string> = new Map(
  [...byPlural.values()].map(({ kind, api }) => [kind, api]),
);

/** `configmaps/a?x=y` as a path of the API, in a namespace; what starts with a slash is one already. */
export function pathOf(short: string, namespace: string): string {
  if (short.startsWith("/")) return short;
  const [, plural = "", rest = ""] = /^([a-z]+)(.*)$/s.exec(short) ?? [];
  const found = byPlural.get(plural);
  if (found === undefined)
    throw new Error(`${JSON.stringify(short)} names no resource of test/conformance/resources.ts`);
  const root = found.api === core ? "/api/v1" : `/apis/${found.api}`;
  return `${root}${found.namespaced ? `/namespaces/${namespace}` : ""}/${plural}${rest}`;
}

/** True for the path of a collection or object of the whole cluster. */
export function isOfCluster(path: string): boolean {
  return !/\/namespaces\/[^/?]+\/[a-z]/.test(path);
}
