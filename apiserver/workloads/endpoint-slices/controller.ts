/** Keeps the EndpointSlices of Services, one namespace at a time. */
import type { JsonObject } from "@bubustack/api/json";
import type { Controller } from "../../controllers/loop.ts";
import { endpointSlices } from "../../resources/builtin/endpoint-slices.ts";
import { pods } from "../../resources/builtin/pods.ts";
import { services } from "../../resources/builtin/services.ts";
import { textAt } from "../../resources/object.ts";
import type { Resource } from "../../resources/resource.ts";
import type { Server } from "../../server.ts";
import { acting } from "../acting.ts";
import { planSlices } from "./decide.ts";

export function endpointSliceController(server: Server): Controller {
  const within = (resource: Resource, namespace: string): readonly JsonObject[] =>
    [...server.store.collection(resource).range({ prefix: `${namespace}/` })].map(({ object }) => object);
  const followed = [services, pods, endpointSlices];
  return {
    key: ({ resource, before, after }) => {
      const seen = followed.some((one) => one.group === resource.group && one.resource === resource.resource);
      return seen ? textAt((after ?? before)?.outline, "metadata", "namespace") : undefined;
    },
    work: async (namespace, signal) => {
      const act = acting(server, "endpointslice-controller", signal);
      const all = within(services, namespace);
      if (all.length === 0) return;
      const seen = { pods: within(pods, namespace), slices: within(endpointSlices, namespace) };
      for (const service of all) {
        const plan = planSlices({ service, ...seen });
        for (const slice of plan.create) await act.create(endpointSlices, slice);
        for (const slice of plan.update) await act.update(endpointSlices, slice);
        for (const slice of plan.remove) await act.remove(endpointSlices, slice);
      }
    },
  };
}
