/** Who acts in the development control plane besides the developer, and what they may do. */
import { randomBytes } from "node:crypto";
import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { controllerRights, registrarRights } from "@bubustack/controller/rights";
import { rights } from "@bubustack/webhooks/rights";

/** A program's ServiceAccount with its token. */
export interface Account {
  /** ServiceAccount, roles and bindings, to be stored in this order after the namespace. */
  readonly objects: readonly JsonObject[];
  readonly user: string;
  readonly groups: readonly string[];
  /** Made anew at every start; never written down. */
  readonly token: string;
}

/** The namespace of the installation. */
export const systemNamespace = "bubu-system";
export const systemObjects: readonly JsonObject[] = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: systemNamespace } },
];
const rbac = "rbac.authorization.k8s.io";

/** The webhook server's account: it can do what the webhooks need and nothing else. */
export function webhookAccount(kinds: readonly Kind[]): Account {
  return account("bubu-webhook", rights(kinds));
}

/** The controllers' account. */
export function controllerAccount(): Account {
  return account("bubu-controller", controllerRights());
}

/** The registrar's account: it alone may write webhook configurations, and only ours. */
export function registrarAccount(): Account {
  return account("bubu-registrar", registrarRights(systemNamespace));
}

interface Allowed {
  readonly cluster: readonly object[];
  readonly namespace: readonly object[];
  readonly default?: readonly object[];
}

function account(name: string, allowed: Allowed): Account {
  const namespace = systemNamespace;
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`],
    token: randomBytes(24).toString("base64url"),
    objects: [
      { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } },
      ...granted("ClusterRole", { name }, name, allowed.cluster),
      ...granted("Role", { name, namespace }, name, allowed.namespace),
      ...(allowed.default === undefined ? [] : granted("Role", { name, namespace: "default" }, name, allowed.default)),
    ],
  };
}

function granted(kind: string, metadata: JsonObject, name: string, rules: readonly object[]): readonly JsonObject[] {
  return [
    { apiVersion: `${rbac}/v1`, kind, metadata, rules: rules.map((rule) => ({ ...rule })) },
    {
      apiVersion: `${rbac}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: rbac, kind, name },
      subjects: [{ kind: "ServiceAccount", namespace: systemNamespace, name }],
    },
  ];
}
