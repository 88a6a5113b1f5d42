import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { Account } from "@bubustack/dev/accounts";
import {
  controllerAccount,
  systemNamespace as namespace,
  registrarAccount,
  systemObjects,
  webhookAccount,
} from "@bubustack/dev/accounts";
import { runControllers, runRegistrar } from "@bubustack/dev/controllers";
import { runWebhooks } from "@bubustack/dev/webhooks";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { policyReader } from "@bubustack/policies/native/policy-reader";
import { fenceName, fenceTargets } from "@bubustack/policies/native/registrar-fence";
import { defaultSettings } from "@bubustack/policies/settings";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { logger } from "@bubustack/runtime/log";
import type { Cluster } from "./cluster.ts";
import { applied, pathOf } from "./objects.ts";

/** Our webhooks, registered with a cluster by URL. */
export interface Webhooks {
  /** Takes the registration back, then stops the server. */
  stop(): Promise<void>;
}

/**
 * Runs our webhook server, the registrar and the controllers in this process, each with its rights in an installation. The fence of the
 * registrar is that of development, since what is registered is on this machine.
 */
export async function startWebhooks({ server, ca, admin }: Cluster, settings = defaultSettings): Promise<Webhooks> {
  const accounts = [webhookAccount(kinds), registrarAccount(), controllerAccount()] as const;
  const [webhook, registrar, controller] = accounts;
  const fence = nativeObjects({ loopback: true, targets: fenceTargets(settings.policy) }).filter(
    ({ metadata }) => isObject(metadata) && metadata["name"] === fenceName,
  );
  const reader = policyReader({ readable: settings.policy.readable, namespace });
  for (const object of [...systemObjects, ...accounts.flatMap(({ objects }) => objects), ...fence, ...reader])
    await applied(admin, object);
  const accessOf = async (account: Account) => ({ server, ca, token: await tokenOf(admin, account) });
  const ports = { log: logger({ level: "silent" }), now: Date.now };
  const registering = await runRegistrar(await accessOf(registrar), ports, settings);
  // Without their heartbeat the webhooks judge for half a minute and no longer.
  const controllers = await runControllers(await accessOf(controller), ports, settings);
  const running = await runWebhooks(await accessOf(webhook), ports, settings);
  await running.ready;
  return {
    async stop() {
      await registering.stop(1_000);
      for (const [kind, name] of [
        ["MutatingWebhookConfiguration", "bubustack-mutate"],
        ["ValidatingWebhookConfiguration", "bubustack-validate"],
      ])
        await admin.request(
          "DELETE",
          pathOf({ apiVersion: "admissionregistration.k8s.io/v1", kind, metadata: { name } }, true),
        );
      await running.stop(1_000);
      await controllers.stop(1_000);
    },
  };
}

/** A token of a ServiceAccount, as a Pod would get one. */
export async function tokenOf(admin: KubeClient, { user }: Account): Promise<string> {
  const name = user.slice(user.lastIndexOf(":") + 1);
  const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } };
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3_600 } };
  const { status } = await admin.request("POST", `${pathOf(account, true)}/token`, { body });
  if (!isObject(status) || typeof status["token"] !== "string") throw new Error(`${name} got no token`);
  return status["token"];
}
