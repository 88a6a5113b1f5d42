import type { Static } from "../schema.ts";
import { object, optional } from "../schema.ts";
import { nodeAffinity } from "./node-affinity.ts";
import { podAffinity, podAntiAffinity } from "./pod-affinity.ts";

/** core/v1 Affinity. */
export const affinity = object("Where the pod may or should run, relative to nodes and other pods.", {
  nodeAffinity: optional(nodeAffinity),
  podAffinity: optional(podAffinity),
  podAntiAffinity: optional(podAntiAffinity),
});
export type Affinity = Static<typeof affinity>;
