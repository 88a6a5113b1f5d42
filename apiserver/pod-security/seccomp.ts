/** Seccomp profiles as fields of security contexts. */
import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";
import type { PodView, Violation } from "./check.ts";
import { containersOf, contextOf, distinct, quoted, settersThat } from "./containers.ts";

/** The type of the profile that a security context names; undefined where it names none. */
export function profileOf(context: JsonObject): string | undefined {
  return (context["seccompProfile"] ?? null) === null ? undefined : textAt(context, "seccompProfile", "type");
}

/** Those that are named and are neither the runtime's nor the machine's. */
export function strangeProfiles(pod: PodView): Violation | undefined {
  const strange = (context: JsonObject) => {
    const profile = profileOf(context);
    return profile === undefined || profile === "RuntimeDefault" || profile === "Localhost" ? [] : [profile];
  };
  const bad = settersThat(pod, (context) => strange(context).length > 0);
  if (bad === "") return undefined;
  const values = distinct([pod.spec, ...containersOf(pod)].map(contextOf).flatMap(strange));
  return {
    reason: "seccompProfile",
    detail: `${bad} must not set securityContext.seccompProfile.type to ${quoted(values)}`,
  };
}
