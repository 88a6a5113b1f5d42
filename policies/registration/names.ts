/** Names of the two configurations. */
export const configurationNames = { mutating: "bubustack-mutate", validating: "bubustack-validate" } as const;

const configurations = { group: "admissionregistration.k8s.io", version: "v1", namespaced: false } as const;
/** The resources by which webhooks are registered. */
export const mutatingConfigurations = {
  ...configurations,
  resource: "mutatingwebhookconfigurations",
  kind: "MutatingWebhookConfiguration",
} as const;
export const validatingConfigurations = {
  ...configurations,
  resource: "validatingwebhookconfigurations",
  kind: "ValidatingWebhookConfiguration",
} as const;

/** The Service, in the namespace of the installation, that leads to the webhooks: the fence of the registrar names it. */
export const serviceName = "bubu-webhook";

/** The Lease, in the namespace of the installation, that the controllers' leader renews all the time. */
export const heartbeatName = "bubu-heartbeat";
