/**
 * Admission in the order of the API server: policies that mutate, webhooks that mutate, and both once more where
 * something changed after one that asks for it; after the schema, Pod Security, policies that validate, then webhooks that
 * validate.
 */
import { createPodSecurity } from "../pod-security/admission.ts";
import type { PodSecurity } from "../pod-security/configuration.ts";
import type { Server } from "../server.ts";
import type { Admission } from "./attributes.ts";
import { createPolicies } from "./policies.ts";
import type { ClientCertificate, ResolveService } from "./transport.ts";
import { createWebhooks } from "./webhooks.ts";

/** Admission by the levels of namespaces, the policies and the webhook configurations in the server's own store. */
export function admissionChain(
  server: () => Server,
  {
    resolve,
    podSecurity,
    client,
  }: {
    readonly resolve?: ResolveService | undefined;
    readonly podSecurity?: PodSecurity | undefined;
    /** What is shown to webhooks. */
    readonly client?: ClientCertificate | undefined;
  } = {},
): Admission {
  const secure = createPodSecurity(server, podSecurity);
  const policies = createPolicies(server);
  const webhooks = createWebhooks(server, resolve, client);
  const as = <T extends { readonly object?: unknown }>(attributes: T, object: T["object"]): T =>
    object === attributes.object ? attributes : { ...attributes, object };
  return {
    mutate: async (attributes, complete) => {
      const byPolicies = await policies.mutate(attributes, complete);
      const byWebhooks = await webhooks.mutate(as(attributes, byPolicies.object), complete);
      if (!byPolicies.patched && !byWebhooks.changed) return byWebhooks.object;
      const again = await policies.mutate(as(attributes, byWebhooks.object), complete, byPolicies);
      return (await webhooks.mutate(as(attributes, again.object), complete, byWebhooks)).object;
    },
    validate: async (attributes) => {
      await secure(attributes);
      await policies.validate(attributes);
      await webhooks.validate(attributes);
    },
    close: () => webhooks.close(),
  };
}
