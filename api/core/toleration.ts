import type { Static } from "../schema.ts";
import { integer, list, object, optional, string } from "../schema.ts";

/** core/v1 Toleration. */
export const toleration = object("Lets the pod run on nodes with a matching taint.", {
  key: optional(string("Key of the taint; empty with operator Exists matches every key.")),
  operator: optional(string("`Exists` or `Equal`; default `Equal`.")),
  value: optional(string("Value of the taint; empty with operator Exists.")),
  effect: optional(string("`NoSchedule`, `PreferNoSchedule` or `NoExecute`; default: every effect.")),
  tolerationSeconds: optional(
    integer("How many seconds a NoExecute taint is tolerated; default: for ever.", { format: "int64" }),
  ),
});
export type Toleration = Static<typeof toleration>;

/** core/v1 `tolerations` of a pod. */
export const tolerations = list("Taints that the pod tolerates.", toleration, { listType: "atomic" });
