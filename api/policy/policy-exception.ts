import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { enums, object } from "../schema.ts";
import {
  excepted,
  exceptedFields,
  exceptionColumns,
  exceptionFields,
  exceptionStatus,
  matchFields,
} from "./parts/exception.ts";

const policyExceptionSpec = object("From which policies what is excepted, why, and until when.", {
  policies: excepted(
    object("A policy, or some validations of it.", {
      kind: enums(
        "Whether a policy of the cluster or of this namespace is meant; default `ClusterPolicy`.",
        ["ClusterPolicy", "Policy"],
        {
          default: "ClusterPolicy",
        },
      ),
      ...exceptedFields,
    }),
    ["kind", "name"],
  ),
  match: object("What is excepted, in the namespace of the exception; all of it must hold.", matchFields),
  ...exceptionFields,
});

/** An exception from policies for objects of its own namespace. */
export const PolicyException = kind({
  group: "policy.bubustack.io",
  kind: "PolicyException",
  plural: "policyexceptions",
  singular: "policyexception",
  shortNames: ["bpolex"],
  categories: ["bubu", "ai"],
  scope: "Namespaced",
  description:
    "An exception from policies for objects of its namespace, for a while and approved by another one than its author.",
  columns: exceptionColumns,
  spec: policyExceptionSpec,
  status: exceptionStatus,
});
export type PolicyException = ObjectOf<typeof PolicyException>;
export type PolicyExceptionSpec = Static<typeof policyExceptionSpec>;
