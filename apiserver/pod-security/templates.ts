/** Where the kinds that make pods say of what kind they are. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { at, objectAt } from "../resources/object.ts";
import type { GroupResource } from "../status.ts";
import { qualified } from "../status.ts";
import type { PodView } from "./check.ts";

const inSpec = ["spec", "template"] as const;
const paths: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["podtemplates", ["template"]],
  ["replicationcontrollers", inSpec],
  ["replicasets.apps", inSpec],
  ["deployments.apps", inSpec],
  ["statefulsets.apps", inSpec],
  ["daemonsets.apps", inSpec],
  ["jobs.batch", inSpec],
  ["cronjobs.batch", ["spec", "jobTemplate", "spec", "template"]],
]);

/** Whether objects of a resource say what pods are to be. */
export function hasTemplate(resource: GroupResource): boolean {
  return paths.has(qualified(resource));
}

/** The template of an object; undefined where it has none. */
export function templateOf(resource: GroupResource, object: JsonObject): PodView | undefined {
  const path = paths.get(qualified(resource));
  const template = path && at(object, ...path);
  if (!isObject(template)) return undefined;
  return { metadata: objectAt(template, "metadata"), spec: objectAt(template, "spec") };
}
