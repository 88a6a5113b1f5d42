import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { systemNamespace as namespace, systemObjects, webhookAccount } from "@bubustack/dev/accounts";
import { runWebhooks } from "@bubustack/dev/webhooks";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { logger } from "@bubustack/runtime/log";
import type { Cluster } from "./cluster.ts";
import { applied, pathOf } from "./objects.ts";

const registrar = "bubu-registrar";
const rbac = "rbac.authorization.k8s.io";

/** Our webhooks, registered with a cluster by URL. */
export interface Webhooks {
  /** Takes the registration back, then stops the server. */
  stop(): Promise<void>;
}

/** Runs our webhook server in this process with the rights of an installation, and registers it. */
export async function startWebhooks({ server, ca, admin }: Cluster): Promise<Webhooks> {
  const account = webhookAccount(kinds);
  for (const object of [...systemObjects, ...account.objects, ...registrarObjects()]) await applied(admin, object);
  const [token, registrarToken] = await Promise.all([
    tokenOf(admin, account.user.slice(account.user.lastIndexOf(":") + 1)),
    tokenOf(admin, registrar),
  ]);
  const log = logger({ level: "silent" });
  const running = await runWebhooks({ server, ca, token, registrarToken }, { log, now: Date.now });
  await running.ready;
  return {
    async stop() {
      for (const [kind, name] of [
        ["MutatingWebhookConfiguration", "bubustack-mutate"],
        ["ValidatingWebhookConfiguration", "bubustack-validate"],
      ])
        await admin.request(
          "DELETE",
          pathOf({ apiVersion: "admissionregistration.k8s.io/v1", kind, metadata: { name } }, true),
        );
      await running.stop(1_000);
    },
  };
}

function registrarObjects(): readonly JsonObject[] {
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: registrar, namespace } },
    {
      apiVersion: `${rbac}/v1`,
      kind: "ClusterRole",
      metadata: { name: registrar },
      rules: [
        {
          apiGroups: ["admissionregistration.k8s.io"],
          resources: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
          verbs: ["create", "get", "patch", "update", "list", "watch"],
        },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: "ClusterRoleBinding",
      metadata: { name: registrar },
      roleRef: { apiGroup: rbac, kind: "ClusterRole", name: registrar },
      subjects: [{ kind: "ServiceAccount", namespace, name: registrar }],
    },
  ];
}

/** A token of a ServiceAccount, as a Pod would get one. */
async function tokenOf(admin: KubeClient, name: string): Promise<string> {
  const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } };
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3_600 } };
  const { status } = await admin.request("POST", `${pathOf(account, true)}/token`, { body });
  if (!isObject(status) || typeof status["token"] !== "string") throw new Error(`${name} got no token`);
  return status["token"];
}
