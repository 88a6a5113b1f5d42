/** An account with exactly some rights, for tests of what controllers may do. */
import type { Json } from "@bubustack/api/json";
import type { Rights } from "../rights.ts";

export const namespace = "bubu-system";

export interface TestAccount {
  readonly user: string;
  readonly groups: readonly string[];
  readonly token: string;
  /** To be stored before it acts. */
  readonly objects: readonly Json[];
}

export function testAccount(name: string, rights: Rights): TestAccount {
  const apiVersion = "rbac.authorization.k8s.io/v1";
  const user = `system:serviceaccount:${namespace}:${name}`;
  const bind = (kind: string, metadata: Json): Json => ({
    apiVersion,
    kind: `${kind}Binding`,
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name },
    subjects: [{ kind: "ServiceAccount", name, namespace }],
  });
  return {
    user,
    groups: ["system:serviceaccounts"],
    token: `token-of-${name}`,
    objects: JSON.parse(
      JSON.stringify([
        { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
        { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } },
        { apiVersion, kind: "ClusterRole", metadata: { name }, rules: rights.cluster },
        { apiVersion, kind: "Role", metadata: { name, namespace }, rules: rights.namespace },
        bind("ClusterRole", { name }),
        bind("Role", { name, namespace }),
        ...(rights.default === undefined
          ? []
          : [
              { apiVersion, kind: "Role", metadata: { name, namespace: "default" }, rules: rights.default },
              bind("Role", { name, namespace: "default" }),
            ]),
      ]),
    ),
  };
}
