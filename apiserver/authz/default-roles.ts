/**
 * The roles and bindings that every cluster starts with, as far as they are about what people and programs of this
 * server do: those of kubelets, of the scheduler and of built-in controllers are left out.
 */
import type { JsonObject } from "@bubustack/api/json";
import { editRules } from "./default-edit.ts";
import { viewRules } from "./default-view.ts";
import { rbacGroup } from "./policy.ts";
import { all, on, onPaths, readAndWrite } from "./rule-words.ts";

const apiVersion = `${rbacGroup}/v1`;
const bootstrapping = { "kubernetes.io/bootstrapping": "rbac-defaults" };
const annotations = { "rbac.authorization.kubernetes.io/autoupdate": "true" };
const health = ["/healthz", "/livez", "/readyz"];
const versions = ["/version", "/version/"];

/** The label by which a ClusterRole adds its rules to another. */
export function aggregateTo(role: string): string {
  return `${rbacGroup}/aggregate-to-${role}`;
}

function role(name: string, rules: readonly JsonObject[], into?: string): JsonObject {
  const labels = { ...bootstrapping, ...(into === undefined ? {} : { [aggregateTo(into)]: "true" }) };
  return { apiVersion, kind: "ClusterRole", metadata: { name, labels, annotations }, rules };
}

function gathered(name: string, into?: string): JsonObject {
  const clusterRoleSelectors = [{ matchLabels: { [aggregateTo(name)]: "true" } }];
  return { ...role(name, [], into), aggregationRule: { clusterRoleSelectors } };
}

function binding(name: string, ...groups: readonly string[]): JsonObject {
  return {
    apiVersion,
    kind: "ClusterRoleBinding",
    metadata: { name, labels: bootstrapping, annotations },
    roleRef: { apiGroup: rbacGroup, kind: "ClusterRole", name },
    subjects: groups.map((group) => ({ apiGroup: rbacGroup, kind: "Group", name: group })),
  };
}

const adminRules = [
  on("authorization.k8s.io", ["localsubjectaccessreviews"], ["create"]),
  on(rbacGroup, ["roles", "rolebindings"], readAndWrite),
];

export const defaultRoles: readonly JsonObject[] = [
  role("cluster-admin", [on("*", ["*"], all), onPaths(["*"], all)]),
  role("system:discovery", [
    onPaths([...health, ...versions, "/openapi", "/openapi/*", "/api", "/api/*", "/apis", "/apis/*"], ["get"]),
  ]),
  role("system:basic-user", [
    on("authorization.k8s.io", ["selfsubjectaccessreviews", "selfsubjectrulesreviews"], ["create"]),
    on("authentication.k8s.io", ["selfsubjectreviews"], ["create"]),
  ]),
  role("system:public-info-viewer", [onPaths([...health, ...versions], ["get"])]),
  role("system:monitoring", [
    onPaths(["/metrics", "/metrics/slis", ...health, ...health.map((path) => `${path}/*`)], ["get"]),
    on("", ["nodes/metrics"], ["get"]),
  ]),
  role("system:auth-delegator", [
    on("authentication.k8s.io", ["tokenreviews"], ["create"]),
    on("authorization.k8s.io", ["subjectaccessreviews"], ["create"]),
  ]),
  role("system:service-account-issuer-discovery", [
    onPaths(
      [
        "/.well-known/openid-configuration",
        "/.well-known/openid-configuration/",
        "/openid/v1/jwks",
        "/openid/v1/jwks/",
      ],
      ["get"],
    ),
  ]),
  gathered("admin"),
  gathered("edit", "admin"),
  gathered("view", "edit"),
  role("system:aggregate-to-admin", adminRules, "admin"),
  role("system:aggregate-to-edit", editRules, "edit"),
  role("system:aggregate-to-view", viewRules, "view"),
  binding("cluster-admin", "system:masters"),
  binding("system:discovery", "system:authenticated"),
  binding("system:basic-user", "system:authenticated"),
  binding("system:public-info-viewer", "system:authenticated", "system:unauthenticated"),
  binding("system:monitoring", "system:monitoring"),
  binding("system:service-account-issuer-discovery", "system:serviceaccounts"),
];
