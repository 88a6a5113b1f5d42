import type { Static } from "../schema.ts";
import { list, map, object, optional, string } from "../schema.ts";

const values = optional(
  list("Values for In and NotIn; empty for Exists and DoesNotExist.", string("A value."), { listType: "atomic" }),
);

/** meta/v1 LabelSelector: all its terms must hold. */
export const labelSelector = object(
  "Selects objects by their labels; all terms must hold.",
  {
    matchLabels: optional(map("Labels that must have exactly these values.", string("Value of the label."))),
    matchExpressions: optional(
      list(
        "Requirements on labels; all must hold.",
        object("A requirement on one label.", {
          key: string("Key of the label."),
          operator: string("`In`, `NotIn`, `Exists` or `DoesNotExist`."),
          values,
        }),
        { listType: "atomic" },
      ),
    ),
  },
  { mapType: "atomic" },
);
export type LabelSelector = Static<typeof labelSelector>;
