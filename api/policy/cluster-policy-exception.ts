import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { list, object, optional } from "../schema.ts";
import { labelName } from "../shared/names.ts";
import {
  excepted,
  exceptedFields,
  exceptionColumns,
  exceptionFields,
  exceptionStatus,
  matchFields,
} from "./parts/exception.ts";

const clusterPolicyExceptionSpec = object("From which policies what is excepted, why, and until when.", {
  policies: excepted(object("A ClusterPolicy, or some validations of it.", exceptedFields), ["name"]),
  match: object("What is excepted; all of it must hold.", {
    ...matchFields,
    namespaces: optional(
      list(
        "Namespaces of the objects, 1 to 64; default: any, and objects outside of namespaces.",
        labelName("A name.", 63),
        {
          listType: "set",
          minItems: 1,
          maxItems: 64,
        },
      ),
    ),
  }),
  ...exceptionFields,
});

/** An exception from policies of the cluster, anywhere. */
export const ClusterPolicyException = kind({
  group: "policy.bubustack.io",
  kind: "ClusterPolicyException",
  plural: "clusterpolicyexceptions",
  singular: "clusterpolicyexception",
  shortNames: ["bcpolex"],
  categories: ["bubu", "ai"],
  scope: "Cluster",
  description: "An exception from policies of the cluster, for a while and approved by another one than its author.",
  columns: exceptionColumns,
  spec: clusterPolicyExceptionSpec,
  status: exceptionStatus,
});
export type ClusterPolicyException = ObjectOf<typeof ClusterPolicyException>;
export type ClusterPolicyExceptionSpec = Static<typeof clusterPolicyExceptionSpec>;
