import type { Static } from "../schema.ts";
import { intOrString, object, optional, string } from "../schema.ts";

/** core/v1 EmptyDirVolumeSource. */
export const emptyDir = object("An empty folder that lives as long as the pod.", {
  medium: optional(string("`Memory` for a file system in memory; default: the node's own medium.")),
  sizeLimit: optional(intOrString("Largest size, a quantity such as `1Gi`; default: no bound.")),
});
export type EmptyDir = Static<typeof emptyDir>;
