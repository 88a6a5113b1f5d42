/** Who acts in the development control plane besides the developer, and what they may do. */
import { randomBytes } from "node:crypto";
import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { rights } from "@bubustack/webhooks/rights";

/** A program's ServiceAccount with its token. */
export interface Account {
  /** Namespace, ServiceAccount, role and binding, to be stored in this order. */
  readonly objects: readonly JsonObject[];
  readonly user: string;
  readonly groups: readonly string[];
  /** Made anew at every start; never written down. */
  readonly token: string;
}

const namespace = "bubu-system";
const rbac = "rbac.authorization.k8s.io";

/** The webhook server's account: it can do what the webhooks need and nothing else. */
export function webhookAccount(kinds: readonly Kind[]): Account {
  const name = "bubu-webhook";
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`],
    token: randomBytes(24).toString("base64url"),
    objects: [
      { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
      { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } },
      {
        apiVersion: `${rbac}/v1`,
        kind: "ClusterRole",
        metadata: { name },
        rules: rights(kinds).map((rule) => ({ ...rule })),
      },
      {
        apiVersion: `${rbac}/v1`,
        kind: "ClusterRoleBinding",
        metadata: { name },
        roleRef: { apiGroup: rbac, kind: "ClusterRole", name },
        subjects: [{ kind: "ServiceAccount", namespace, name }],
      },
    ],
  };
}
