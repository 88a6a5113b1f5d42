import { at } from "../resources/object.ts";
import type { Server } from "../server.ts";
import type { Controller } from "./loop.ts";

const policies = { group: "admissionregistration.k8s.io", resource: "validatingadmissionpolicies" };

/** Writes into the status of a ValidatingAdmissionPolicy what the types of the kinds that it matches say about it. */
export function policyStatusController(server: Server): Controller {
  return {
    key: ({ resource, after }) =>
      after !== undefined && resource.resource === policies.resource && resource.group === policies.group
        ? after.key
        : undefined,
    work: async (key) => {
      const entry = server.store.collection(policies).get(key);
      if (entry === undefined) return;
      const { object } = entry;
      const generation = at(object, "metadata", "generation");
      const observed = at(object, "status", "observedGeneration");
      if (typeof generation !== "number" || (typeof observed === "number" && generation <= observed)) return;
      // With the first policy that somebody writes the code for that is loaded.
      const { statusOf } = await import("./policy-types.ts");
      const written = server.store.put(
        policies,
        key,
        { ...object, status: statusOf(server, object, generation) },
        entry,
      );
      if (written === undefined) throw new Error("the policy has changed meanwhile");
    },
  };
}
