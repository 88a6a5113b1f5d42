import type { Resource } from "../resource.ts";
import { configMaps, namespaces, secrets, serviceAccounts } from "./core.ts";
import { customResourceDefinitions } from "./definitions.ts";
import { deployments } from "./deployments.ts";
import { endpointSlices } from "./endpoint-slices.ts";
import { endpoints } from "./endpoints.ts";
import { coreEvents, events } from "./events.ts";
import { jobs } from "./jobs.ts";
import { mutatingAdmissionPolicies, mutatingAdmissionPolicyBindings } from "./mutating-policies.ts";
import { pods } from "./pods.ts";
import { clusterRoleBindings, clusterRoles, roleBindings, roles } from "./rbac.ts";
import { replicaSets } from "./replica-sets.ts";
import {
  localSubjectAccessReviews,
  selfSubjectAccessReviews,
  selfSubjectReviews,
  selfSubjectRulesReviews,
  subjectAccessReviews,
  tokenReviews,
} from "./reviews.ts";
import { leases, services } from "./services.ts";
import { validatingAdmissionPolicies, validatingAdmissionPolicyBindings } from "./validating-policies.ts";
import { mutatingWebhookConfigurations, validatingWebhookConfigurations } from "./webhooks.ts";

/** The kinds that are served without a definition. */
export const builtins: readonly Resource[] = [
  configMaps,
  endpoints,
  coreEvents,
  namespaces,
  pods,
  secrets,
  serviceAccounts,
  services,
  mutatingAdmissionPolicies,
  mutatingAdmissionPolicyBindings,
  validatingAdmissionPolicies,
  validatingAdmissionPolicyBindings,
  mutatingWebhookConfigurations,
  validatingWebhookConfigurations,
  customResourceDefinitions,
  deployments,
  replicaSets,
  jobs,
  leases,
  endpointSlices,
  events,
  clusterRoleBindings,
  clusterRoles,
  roleBindings,
  roles,
  localSubjectAccessReviews,
  selfSubjectAccessReviews,
  selfSubjectReviews,
  selfSubjectRulesReviews,
  subjectAccessReviews,
  tokenReviews,
];
