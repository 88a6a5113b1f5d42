/** Pod Security admission. What judges is loaded where something is asked of pods: most servers never do. */
import type { Attributes } from "../admission/attributes.ts";
import { keyOf } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { qualified } from "../status.ts";
import type { PodSecurity } from "./configuration.ts";
import { isLabelled } from "./labels.ts";

/** Judges creates and updates; throws an ApiError when one is refused. */
export type PodSecurityAdmission = (attributes: Attributes) => Promise<void>;

/** `given` is what the installation decides; by default only labels ask for something. */
export function createPodSecurity(server: () => Server, given: PodSecurity = {}): PodSecurityAdmission {
  const always = Object.keys(given).length > 0;
  return async (attributes) => {
    const { operation } = attributes;
    if (operation !== "CREATE" && operation !== "UPDATE") return;
    if (!always && !isAsked(server(), attributes)) return;
    const [{ judge }, { configurationOf }] = await Promise.all([import("./judging.ts"), import("./configuration.ts")]);
    judge(server(), attributes, configurationOf(given));
  };
}

/** Whether the namespace of a request has labels that ask for something, or is to have some. */
function isAsked({ store }: Server, { resource, namespace, object }: Attributes): boolean {
  if (object !== undefined && qualified(resource) === "namespaces" && isLabelled(object)) return true;
  const entry = store.collection({ group: "", resource: "namespaces" }).get(keyOf("", namespace));
  return entry !== undefined && isLabelled(entry.outline);
}
