/** Messages of rbac.authorization.k8s.io, authorization.k8s.io and authentication.k8s.io. */
import type { Message } from "./words.ts";
import { many, meta, one, selector } from "./words.ts";

const rule: Message = {
  1: many("verbs"),
  2: many("apiGroups"),
  3: many("resources"),
  4: many("resourceNames"),
  5: many("nonResourceURLs"),
};

const aggregationRule: Message = { 1: many("clusterRoleSelectors", () => selector) };

const subject: Message = { 1: one("kind"), 2: one("apiGroup"), 3: one("name"), 4: one("namespace") };
const roleRef: Message = { 1: one("apiGroup"), 2: one("kind"), 3: one("name") };

const role: Message = { 1: meta, 2: many("rules", () => rule) };
const binding: Message = { 1: meta, 2: many("subjects", () => subject), 3: one("roleRef", () => roleRef) };

const resourceAttributes: Message = {
  1: one("namespace"),
  2: one("verb"),
  3: one("group"),
  4: one("version"),
  5: one("resource"),
  6: one("subresource"),
  7: one("name"),
};

const nonResourceAttributes: Message = { 1: one("path"), 2: one("verb") };
const attributes: Message = {
  1: one("resourceAttributes", () => resourceAttributes),
  2: one("nonResourceAttributes", () => nonResourceAttributes),
};
const ofSubject: Message = { ...attributes, 3: one("user"), 4: many("groups"), 6: one("uid") };

const accessStatus: Message = {
  1: one("allowed", "bool"),
  2: one("reason"),
  3: one("evaluationError"),
  4: one("denied", "bool"),
};

const userInfo: Message = { 1: one("username"), 2: one("uid"), 3: many("groups") };

const boundObject: Message = { 1: one("kind"), 2: one("apiVersion"), 3: one("name"), 4: one("uid") };
const tokenRequest: Message = {
  1: meta,
  2: one("spec", () => ({
    1: many("audiences"),
    3: one("boundObjectRef", () => boundObject),
    4: one("expirationSeconds", "int"),
  })),
  3: one("status", () => ({ 1: one("token"), 2: one("expirationTimestamp", "time") })),
};
const tokenReview: Message = {
  1: meta,
  2: one("spec", () => ({ 1: one("token"), 2: many("audiences") })),
  3: one("status", () => ({
    1: one("authenticated", "bool"),
    2: one("user", () => userInfo),
    3: one("error"),
    4: many("audiences"),
  })),
};

const authorization = "authorization.k8s.io/v1";
const rbac = "rbac.authorization.k8s.io/v1";

/** Messages by `apiVersion/kind`. */
export const accessMessages: { readonly [type: string]: Message } = {
  [`${rbac}/Role`]: role,
  [`${rbac}/ClusterRole`]: { ...role, 3: one("aggregationRule", () => aggregationRule) },
  [`${rbac}/RoleBinding`]: binding,
  [`${rbac}/ClusterRoleBinding`]: binding,
  [`${authorization}/SubjectAccessReview`]: {
    1: meta,
    2: one("spec", () => ofSubject),
    3: one("status", () => accessStatus),
  },
  [`${authorization}/LocalSubjectAccessReview`]: {
    1: meta,
    2: one("spec", () => ofSubject),
    3: one("status", () => accessStatus),
  },
  [`${authorization}/SelfSubjectAccessReview`]: {
    1: meta,
    2: one("spec", () => attributes),
    3: one("status", () => accessStatus),
  },
  [`${authorization}/SelfSubjectRulesReview`]: {
    1: meta,
    2: one("spec", () => ({ 1: one("namespace") })),
    3: one("status", () => ({ 3: one("incomplete", "bool"), 4: one("evaluationError") })),
  },
  "authentication.k8s.io/v1/TokenRequest": tokenRequest,
  "authentication.k8s.io/v1/TokenReview": tokenReview,
  "authentication.k8s.io/v1/SelfSubjectReview": {
    1: meta,
    2: one("status", () => ({ 1: one("userInfo", () => userInfo) })),
  },
};
