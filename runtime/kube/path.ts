import { BubuError } from "@bubustack/api/errors";
import type { Resource } from "./types.ts";

export interface PathOptions {
  /** Absent: all namespaces, or a cluster-scoped resource. */
  readonly namespace?: string;
  /** Absent: the collection. */
  readonly name?: string;
  readonly subresource?: string;
}

/**
 * The path of a collection or object: `/apis/bubustack.io/v1alpha1/namespaces/a/stories/b`. Throws `kube/request`
 * with status 404 for a name that no object can have and that would lead elsewhere: it is empty, `.` or `..`.
 */
export function resourcePath(
  resource: Pick<Resource, "group" | "version" | "resource">,
  options: PathOptions = {},
): string {
  const { namespace, name, subresource } = options;
  const { group, version } = resource;
  const parts = group === "" ? ["api", version] : ["apis", group, version];
  if (namespace !== undefined) parts.push("namespaces", namespace);
  parts.push(resource.resource);
  if (name !== undefined) parts.push(name);
  if (subresource !== undefined) parts.push(...subresource.split("/"));
  return parts.map((part) => `/${segment(part)}`).join("");
}

function segment(part: string): string {
  if (part === "" || part === "." || part === ".." || !part.isWellFormed()) {
    throw new BubuError("kube/request", "no object can have this name", { http: 404 });
  }
  return encodeURIComponent(part);
}
