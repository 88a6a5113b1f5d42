/** What the specs and the status of both kinds of policy have in common. */
import { duration, enums, integer, list, object, optional, string } from "../../schema.ts";
import { observed } from "../../shared/status.ts";
import { auditAnnotations, validations, variables } from "./expression.ts";
import { matchConditions, matchConstraints } from "./match.ts";
import { paramKind } from "./params.ts";

/** Where policies are asked. */
export const points = ["Admission", "Reference", "Trigger", "Launch", "Effect", "Gate", "Secret", "Stream"] as const;
export type Point = (typeof points)[number];

/** What makes Pods. */
export const podControllers = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob"] as const;
export type PodController = (typeof podControllers)[number];

const at = list("Where the policy is asked; default `Admission`.", enums("An enforcement point.", points), {
  listType: "set",
  minItems: 1,
  maxItems: points.length,
  default: ["Admission"],
});

const autogen = object("What else is judged as the Pods that it makes.", {
  podControllers: list(
    "Kinds whose Pod template is judged by the rules about Pods; findings name the field of the template.",
    enums("A kind.", podControllers),
    { listType: "set", minItems: 1, maxItems: podControllers.length },
  ),
});

const exceptions = object("The policy may have exceptions.", {
  maxDuration: duration(
    "How long after its approval an exception may last at most, a positive Go duration such as `720h`.",
    {
      minLength: 2,
      maxLength: 32,
    },
  ),
});

/** Fields of both specs. */
export const policyFields = {
  at,
  action: enums(
    "What it means that a validation does not hold: the request is refused, or passes with a warning, or is noted; default `Deny`.",
    ["Deny", "Warn", "Audit"],
    { default: "Deny" },
  ),
  failurePolicy: enums(
    "What an error means: the request is refused, or the policy counts as not there; default `Fail`.",
    ["Fail", "Ignore"],
    { default: "Fail" },
  ),
  exceptions: optional(exceptions),
  paramKind: optional(paramKind),
  matchConstraints,
  matchConditions: optional(
    matchConditions("Conditions that all must hold for the policy to judge a request, at most 64."),
  ),
  variables: optional(variables),
  validations: optional(validations),
  auditAnnotations: optional(auditAnnotations),
  autogen: optional(autogen),
};

const typeChecking = object("What the expressions say of fields that there are not.", {
  expressionWarnings: optional(
    list(
      "Expressions that do not fit the kinds that they judge, at most 64.",
      object("One expression that does not fit.", {
        fieldRef: string("The field that holds the expression."),
        warning: string("Why it does not fit, for each kind."),
      }),
      { listType: "atomic", maxItems: 64 },
    ),
  ),
});

const count = (description: string) => optional(integer(description, { format: "int64", minimum: 0 }));

const cost = object("What an evaluation of the policy costs, in the units of CEL.", {
  atMost: count(
    "Bound by the largest objects that there can be, where the kinds that it judges are known; absent where there is none.",
  ),
  limit: count("Where evaluation ends, and the failure policy decides."),
});

/** `status` of both kinds of policy. */
export const policyStatus = object("What is known about the policy.", {
  ...observed,
  typeChecking: optional(typeChecking),
  cost: optional(cost),
  notCovered: optional(
    list(
      "What the policy names and is never asked about: it is shown to no policy, or the installation's `policy.targets` does not list it; `deployments.apps`, at most 64.",
      string("A resource with its group."),
      { listType: "atomic", maxItems: 64 },
    ),
  ),
  exceptions: count("Exceptions in force, those of namespaces included."),
  unapprovedExceptions: count("Exceptions that nobody has approved, or that were changed since."),
  expiredExceptions: count("Exceptions whose time is over."),
});

/** Columns of both kinds of policy. */
export const policyColumns = [
  { name: "Action", type: "string", jsonPath: ".spec.action" },
  { name: "Ready", type: "string", jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
  { name: "Enforced", type: "string", jsonPath: '.status.conditions[?(@.type=="Enforced")].status' },
  { name: "Exceptions", type: "integer", jsonPath: ".status.exceptions", description: "Exceptions in force." },
] as const;
