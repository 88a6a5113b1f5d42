/** Names of the two configurations. */
export const configurationNames = { mutating: "bubustack-mutate", validating: "bubustack-validate" } as const;

/** The Service, in the namespace of the installation, that leads to the webhooks: the fence of the registrar names it. */
export const serviceName = "bubu-webhook";

/** The Lease, in the namespace of the installation, that the controllers' leader renews all the time. */
export const heartbeatName = "bubu-heartbeat";
