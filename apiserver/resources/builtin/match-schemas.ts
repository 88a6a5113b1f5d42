/** The parts of schemas that say which requests are meant, of webhooks and admission policies. */
import type { Structural } from "@bubustack/api/structural";
import { keyed, listOf, mapOf, object, setOf, text } from "../schema-words.ts";

export const texts = (description: string): Structural => setOf(description, { type: "string" });

const plainTexts = (description: string): Structural => listOf(description, { type: "string" });

/** A LabelSelector. */
export const selector = (description: string): Structural => ({
  ...object(description, {
    matchExpressions: listOf(
      "Conditions, all of which must hold.",
      object(
        "One condition.",
        {
          key: text("The label."),
          operator: text("In, NotIn, Exists or DoesNotExist."),
          values: plainTexts("The values."),
        },
        ["key", "operator"],
      ),
    ),
    matchLabels: mapOf("Labels that must be present with these values.", { type: "string" }),
  }),
  "x-kubernetes-map-type": "atomic",
});

/** The fields of a rule with its operations. */
export const rule: { readonly [name: string]: Structural } = {
  apiGroups: plainTexts("Groups, or *."),
  apiVersions: plainTexts("Versions, or *."),
  operations: plainTexts("CREATE, UPDATE, DELETE, CONNECT, or *."),
  resources: plainTexts("Resources, resource/subresource, or *."),
  scope: { ...text("Cluster, Namespaced, or *."), default: "*" },
};

export const matchConditions: Structural = keyed(
  "CEL conditions, all of which must hold.",
  object("One condition.", { expression: text("The CEL expression."), name: text("Its name.") }, [
    "expression",
    "name",
  ]),
  "name",
);

const namedRules = (description: string): Structural =>
  listOf(description, {
    ...object("Which requests are meant.", {
      ...rule,
      resourceNames: plainTexts("Names of objects; all where there is none."),
    }),
    "x-kubernetes-map-type": "atomic",
  });

/** MatchResources of a policy or binding. */
export const matchResources = (description: string): Structural =>
  object(description, {
    excludeResourceRules: namedRules("Requests that are not meant, whatever resourceRules says."),
    matchPolicy: { ...text("Exact or Equivalent."), default: "Equivalent" },
    namespaceSelector: { ...selector("The namespaces whose objects are meant."), default: {} },
    objectSelector: { ...selector("The objects that are meant, before or after the change."), default: {} },
    resourceRules: namedRules("Which requests are meant."),
  });

export const paramKind: Structural = {
  ...object("The kind of the objects that the policy is evaluated with.", {
    apiVersion: text("Group and version of the kind."),
    kind: text("The kind."),
  }),
  "x-kubernetes-map-type": "atomic",
};

/** The fields that bindings of both kinds of policy have. */
export const bindingFields: { readonly [name: string]: Structural } = {
  matchResources: matchResources("Which of the requests that the policy matches are meant; all where it is absent."),
  paramRef: {
    ...object("The params that the policy is evaluated with.", {
      name: text("Name of one object."),
      namespace: text("Namespace of the params; empty for the namespace of the request, or params of the cluster."),
      parameterNotFoundAction: text("What no params mean: Allow or Deny."),
      selector: selector("The objects, by their labels."),
    }),
    "x-kubernetes-map-type": "atomic",
  },
  policyName: text("Name of the policy."),
};

/** The fields that both kinds of policy have. */
export const policyFields: { readonly [name: string]: Structural } = {
  failurePolicy: { ...text("What an error means: Ignore or Fail."), default: "Fail" },
  matchConditions,
  matchConstraints: matchResources("Which requests the policy is about."),
  paramKind,
  variables: keyed(
    "Expressions that the others read as variables.NAME; each may use those before it.",
    {
      ...object("One variable.", { expression: text("The CEL expression."), name: text("Its name.") }, [
        "name",
        "expression",
      ]),
      "x-kubernetes-map-type": "atomic",
    },
    "name",
  ),
};
