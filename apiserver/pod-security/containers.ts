/** The containers of a pod, and who sets what in a security context: the words that the checks share. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { listAt, objectAt, textAt } from "../resources/object.ts";
import type { PodView } from "./check.ts";

/** All containers: those that come first, the main ones, and those for debugging. */
export function containersOf({ spec }: PodView): readonly JsonObject[] {
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((field) =>
    listAt(spec, field).map((each) => objectAt(each)),
  );
}

/** `container "a"`, or `containers "a", "b"`, of those of which something is true; empty where it is of none. */
export function containersThat(pod: PodView, bad: (container: JsonObject) => boolean): string {
  return named(
    containersOf(pod)
      .filter(bad)
      .map((each) => textAt(each, "name")),
  );
}

export function named(containers: readonly string[]): string {
  return containers.length === 0 ? "" : `${plural("container", containers.length)} ${quoted(containers)}`;
}

/** Who sets a security context of which something is true: `pod and container "a"`; empty where nobody does. */
export function settersThat(pod: PodView, bad: (context: JsonObject) => boolean): string {
  const own = bad(contextOf(pod.spec)) ? ["pod"] : [];
  const containers = containersThat(pod, (container) => bad(contextOf(container)));
  return [...own, ...(containers === "" ? [] : [containers])].join(" and ");
}

/** The security context of a pod's spec or of a container. */
export function contextOf(of: JsonObject): JsonObject {
  return objectAt(of, "securityContext");
}

/** Whether a flag is on. What is no flag at all counts as one that is on. */
export function isOn(flag: Json | undefined): boolean {
  return flag !== undefined && flag !== null && flag !== false;
}

/** Of Windows, whose containers have none of what Linux's ones can be denied. */
export function isWindows({ spec }: PodView): boolean {
  return textAt(spec, "os", "name") === "windows";
}

/** In a user namespace of its own, where root is nobody outside. */
export function hasUserNamespace({ spec }: PodView): boolean {
  return spec["hostUsers"] === false;
}

/** `"a", "b"`. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(", ");
}

/** In order, each once. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}

export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
