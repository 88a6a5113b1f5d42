import { affinity } from "../core/affinity.ts";
import { tolerations } from "../core/toleration.ts";
import type { Static } from "../schema.ts";
import { map, object, optional, string } from "../schema.ts";

/** Which nodes a pod runs on. */
export const placementPolicy = object("Which nodes the pods run on.", {
  nodeSelector: optional(map("Labels that a node must have.", string("Value of the label."))),
  tolerations: optional(tolerations),
  affinity: optional(affinity),
});
export type PlacementPolicy = Static<typeof placementPolicy>;
