/** Which ReplicaSet is of which template of a Deployment, and the numbers of its revisions. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { at, metaOf, objectAt, textAt, textMap, withMeta, without } from "../../resources/object.ts";
import { isGoing } from "../pods/state.ts";
import type { Bounds } from "./bounds.ts";

export const hashLabel = "pod-template-hash";
const prefix = "deployment.kubernetes.io/";
export const revisionKey = `${prefix}revision`;
const historyKey = `${prefix}revision-history`;
const desiredKey = `${prefix}desired-replicas`;
const mostKey = `${prefix}max-replicas`;
/** What a ReplicaSet does not take over of its Deployment's annotations. */
const own: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "deprecated.deployment.rollback.to",
  revisionKey,
  historyKey,
  desiredKey,
  mostKey,
]);
/** Longest list of former revisions, in characters. */
const historyLength = 2_000;

/** The ReplicaSet of the present template, and all others, oldest first. */
export function split(
  deployment: JsonObject,
  sets: readonly JsonObject[],
): { readonly present: JsonObject | undefined; readonly old: readonly JsonObject[] } {
  const sorted = sets.toSorted(byAge);
  const template = unhashed(at(deployment, "spec", "template"));
  const present = sorted.find((set) => equal(unhashed(at(set, "spec", "template")), template));
  return { present, old: sorted.filter((set) => set !== present) };
}

/** A template without the label that its own hash is. */
export function unhashed(template: Json | undefined): JsonObject {
  const object = objectAt(template);
  const { [hashLabel]: _, ...labels } = textMap(object, "metadata", "labels");
  const rest = without(metaOf(object), "labels");
  return { ...object, metadata: Object.keys(labels).length === 0 ? rest : { ...rest, labels } };
}

function byAge(a: JsonObject, b: JsonObject): number {
  const key = (set: JsonObject) => `${textAt(set, "metadata", "creationTimestamp")} ${textAt(set, "metadata", "name")}`;
  return key(a) < key(b) ? -1 : 1;
}

/** The revision of a ReplicaSet; 0 where it has none. */
export function revisionOf(set: JsonObject): number {
  const text = textMap(set, "metadata", "annotations")[revisionKey] ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** The replicas and the most pods that a ReplicaSet's Deployment had when its size was last set. */
export function notedOf(set: JsonObject): { readonly desired?: number; readonly most?: number } {
  const annotations = textMap(set, "metadata", "annotations");
  const count = (key: string) => {
    const text = annotations[key] ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const [desired, most] = [count(desiredKey), count(mostKey)];
  return { ...(desired === undefined ? {} : { desired }), ...(most === undefined ? {} : { most }) };
}

/** The present set with its annotations: those of the Deployment, the revision, and the revisions that it was before. */
export function annotated(deployment: JsonObject, present: JsonObject, old: readonly JsonObject[]): JsonObject {
  const before = textMap(present, "metadata", "annotations");
  const taken = Object.entries(textMap(deployment, "metadata", "annotations")).filter(([key]) => !own.has(key));
  const revision = Math.max(0, ...old.map(revisionOf)) + 1;
  const annotations = { ...before, ...Object.fromEntries(taken) };
  if (revision > revisionOf(present)) {
    const former = before[revisionKey];
    if (former !== undefined) annotations[historyKey] = history(before[historyKey] ?? "", former);
    annotations[revisionKey] = String(revision);
  }
  return withMeta(present, { annotations });
}

function history(before: string, former: string): string {
  const all = before === "" ? [former] : [...before.split(","), former];
  while (all.length > 1 && all.join(",").length > historyLength) all.shift();
  return all.join(",");
}

/** A set of another size, with what its Deployment could have then. */
export function sizedAs(set: JsonObject, size: number, { desired, surge }: Bounds): JsonObject {
  const annotations = {
    ...textMap(set, "metadata", "annotations"),
    [desiredKey]: String(desired),
    [mostKey]: String(desired + surge),
  };
  return withMeta({ ...set, spec: { ...objectAt(set, "spec"), replicas: size } }, { annotations });
}

/** Former sets that are more than are kept, the oldest revisions first; those with pods stay. */
export function outdated(deployment: JsonObject, old: readonly JsonObject[]): readonly JsonObject[] {
  const limit = at(deployment, "spec", "revisionHistoryLimit");
  if (typeof limit !== "number" || limit === 2 ** 31 - 1) return [];
  const alive = old.filter((set) => !isGoing(set)).toSorted((a, b) => revisionOf(a) - revisionOf(b));
  return alive.slice(0, Math.max(alive.length - limit, 0)).filter((set) => {
    const seen = Number(at(set, "status", "observedGeneration") ?? 0) >= Number(metaOf(set).generation ?? 1);
    return seen && Number(at(set, "spec", "replicas") ?? 0) === 0 && Number(at(set, "status", "replicas") ?? 0) === 0;
  });
}
