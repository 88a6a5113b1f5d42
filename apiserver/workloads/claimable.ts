import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { controllerOf } from "./claim.ts";

/** The objects of a resource in the namespace of an owner that are its own, or nobody's. */
export function claimable(server: Server, resource: Resource, owner: JsonObject): readonly JsonObject[] {
  const uid = textAt(owner, "metadata", "uid");
  const prefix = `${textAt(owner, "metadata", "namespace")}/`;
  const candidates = [...server.store.collection(resource).range({ prefix })].filter(({ outline }) => {
    const controller = controllerOf(outline);
    return controller === undefined || textAt(controller, "uid") === uid;
  });
  return candidates.map(({ object }) => object);
}
