/** Roles and bindings of rbac.authorization.k8s.io/v1. What they allow is evaluated in `authz/`. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { age, createdAt, name } from "../../table/standard.ts";
import { pathSegmentProblems } from "../../validation/names.ts";
import { rootSchema } from "../metadata-schema.ts";
import { listAt, objectAt, textAt } from "../object.ts";
import type { Column } from "../resource.ts";
import { listOf, mapOf, object, text } from "../schema-words.ts";
import { define } from "./define.ts";
import { bindingProblems, roleProblems } from "./rbac-problems.ts";

const group = "rbac.authorization.k8s.io";
const texts = (description: string) => listOf(description, { type: "string" });

const rule = object("What is allowed: verbs on resources, or on paths that are no resources.", {
  apiGroups: texts("Groups of the resources; empty for the core group, or *."),
  nonResourceURLs: texts("Paths, or starts of paths before a last *; in ClusterRoles only."),
  resourceNames: texts("Names of objects; empty for all."),
  resources: texts("Resources, resource/subresource, */subresource, or *."),
  verbs: texts("get, list, watch, create, update, patch, delete, deletecollection, any other verb, or *."),
});

const selector = object("Which ClusterRoles are meant, by their labels.", {
  matchExpressions: listOf(
    "Conditions, all of which must hold.",
    object(
      "One condition.",
      { key: text("The label."), operator: text("In, NotIn, Exists or DoesNotExist."), values: texts("The values.") },
      ["key", "operator"],
    ),
  ),
  matchLabels: mapOf("Labels that must be present with these values.", { type: "string" }),
});

const subject = object("A user, a group or a ServiceAccount.", {
  apiGroup: text("Empty for ServiceAccounts, rbac.authorization.k8s.io for users and groups."),
  kind: text("User, Group or ServiceAccount."),
  name: text("Name of the subject."),
  namespace: text("Namespace of a ServiceAccount."),
});

const roleRef = object("The role that is given; it cannot be changed.", {
  apiGroup: text("Group of the role."),
  kind: text("Role or ClusterRole."),
  name: text("Name of the role."),
});

/** The group of users, groups and roles is the only one there is, so that it may be left out. */
function withGroups(binding: JsonObject): JsonObject {
  const given = objectAt(binding, "roleRef");
  const ref = { ...given, apiGroup: textAt(given, "apiGroup") || group };
  const subjects = listAt(binding, "subjects");
  return { ...binding, roleRef: ref, ...(subjects.length === 0 ? {} : { subjects: subjects.map(grouped) }) };
}

function grouped(given: Json): Json {
  const kind = textAt(given, "kind");
  if (textAt(given, "apiGroup") !== "" || (kind !== "User" && kind !== "Group")) return given;
  return { ...objectAt(given), apiGroup: group };
}

function namesOf(binding: JsonObject, kind: string): string {
  return listAt(binding, "subjects")
    .filter((item) => textAt(item, "kind") === kind)
    .map((item) => {
      const namespace = kind === "ServiceAccount" ? textAt(item, "namespace") : "";
      return namespace === "" ? textAt(item, "name") : `${namespace}/${textAt(item, "name")}`;
    })
    .join(", ");
}

function subjectsColumn(title: string, kind: string): Column {
  const description = `${title} that the role is given to.`;
  return { name: title, type: "string", description, priority: 1, cell: (binding) => namesOf(binding, kind) };
}

const bindingColumns: readonly Column[] = [
  name,
  {
    name: "Role",
    type: "string",
    description: "The role that is given.",
    cell: (binding) => `${textAt(binding, "roleRef", "kind")}/${textAt(binding, "roleRef", "name")}`,
  },
  age,
  subjectsColumn("Users", "User"),
  subjectsColumn("Groups", "Group"),
  subjectsColumn("ServiceAccounts", "ServiceAccount"),
];

const shared = { group, nameProblems: pathSegmentProblems, createsOnUpdate: true };

export const roles = define({
  ...shared,
  kind: "Role",
  namespaced: true,
  columns: [name, createdAt],
  schema: rootSchema("A Role holds rules that a RoleBinding gives to subjects in its namespace.", {
    rules: listOf("What is allowed.", rule),
  }),
  strategy: { validate: (role) => roleProblems(role, true) },
});

export const clusterRoles = define({
  ...shared,
  kind: "ClusterRole",
  namespaced: false,
  columns: [name, createdAt],
  schema: rootSchema("A ClusterRole holds rules that bindings give to subjects, in a namespace or everywhere.", {
    aggregationRule: object(
      "Which other ClusterRoles the rules are gathered from; they are then not written by hand.",
      {
        clusterRoleSelectors: listOf("The ClusterRoles, by one selector or another.", selector),
      },
    ),
    rules: listOf("What is allowed.", rule),
  }),
  strategy: { validate: (role) => roleProblems(role, false) },
});

function bindings(kind: "RoleBinding" | "ClusterRoleBinding", namespaced: boolean) {
  const where = namespaced ? "in its namespace" : "in all namespaces and outside of them";
  return define({
    ...shared,
    kind,
    namespaced,
    columns: bindingColumns,
    schema: rootSchema(`A ${kind} gives a role to subjects ${where}.`, {
      roleRef,
      subjects: listOf("Who gets the role.", subject),
    }),
    strategy: {
      create: withGroups,
      update: withGroups,
      validate: (binding, old) => bindingProblems(binding, old, namespaced),
    },
  });
}

export const roleBindings = bindings("RoleBinding", true);
export const clusterRoleBindings = bindings("ClusterRoleBinding", false);
