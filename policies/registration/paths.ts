/** The paths that the API server calls: the registration names them, the webhook server answers there. */
export const webhookPaths = {
  mutate: "/mutate",
  stampGates: "/stamp-gates",
  validate: "/validate",
  validateStatus: "/validate-status",
  validateDelete: "/validate-delete",
  policyMutateFail: "/policy-mutate-fail",
  policyMutateIgnore: "/policy-mutate-ignore",
  policyFail: "/policy-fail",
  policyIgnore: "/policy-ignore",
} as const;
