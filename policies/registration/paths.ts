/** The paths that the API server calls: the registration names them, the webhook server answers there. */
export const webhookPaths = {
  mutate: "/mutate",
  stampGates: "/stamp-gates",
  validate: "/validate",
  validateStatus: "/validate-status",
  validateDelete: "/validate-delete",
} as const;
