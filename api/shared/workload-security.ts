import type { Static } from "../schema.ts";
import { boolean, integer, list, object, optional, string } from "../schema.ts";

const containerSecurity = {
  runAsNonRoot: optional(boolean("The container must not run as root; default: what the template requires.")),
  allowPrivilegeEscalation: optional(
    boolean("A process may gain more rights than its parent; default: what the template requires."),
  ),
  readOnlyRootFilesystem: optional(
    boolean("The root file system cannot be written; default: what the template requires."),
  ),
  runAsUser: optional(integer("User id of the process, above 0; default: that of the image.", { format: "int64" })),
};

/** Security of the pods of a step, as an execution policy states it. */
export const podSecurity = object("Security context of the containers.", containerSecurity);
export type PodSecurity = Static<typeof podSecurity>;

/** Security of the pods of a step, as an override states it. */
export const workloadSecurity = object("Security context of the containers, and Secrets that must exist.", {
  ...containerSecurity,
  requiredSecrets: optional(
    list("Names of Secrets that must exist before the step starts; at most 100.", string("Name of a Secret."), {
      maxItems: 100,
    }),
  ),
});
export type WorkloadSecurity = Static<typeof workloadSecurity>;
