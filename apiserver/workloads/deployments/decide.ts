/** What a Deployment needs next: data in, data out. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { at, listAt, metaOf, objectAt, textAt, textMap, withMeta } from "../../resources/object.ts";
import { controllerReference } from "../claim.ts";
import { isGoing } from "../pods/state.ts";
import type { Bounds } from "./bounds.ts";
import { boundsOf } from "./bounds.ts";
import type { Conditions } from "./conditions.ts";
import { conditionOf, withCondition } from "./conditions.ts";
import { annotated, hashLabel, notedOf, outdated, revisionKey, sizedAs, split } from "./revisions.ts";
import type { Sized, Sizes } from "./sizes.ts";
import { emptied, grown, resized, roll } from "./sizes.ts";
import { counted, deadlineOf, isComplete, ofRollout, progressing, untilLate } from "./status.ts";
import { templateHash } from "./template-hash.ts";

export interface DeploymentSeen {
  readonly deployment: JsonObject;
  /** Its ReplicaSets. */
  readonly sets: readonly JsonObject[];
  /** Names of ReplicaSets of which pods run, or are ending. */
  readonly running: ReadonlySet<string>;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Time as the API writes it. */
  readonly stamp: string;
}

export interface DeploymentPlan {
  /** A ReplicaSet to make. */
  readonly create?: JsonObject;
  /** ReplicaSets to write over the version that they name. */
  readonly update: readonly JsonObject[];
  /** ReplicaSets to delete. */
  readonly remove: readonly JsonObject[];
  /** The revision that the Deployment is at; undefined where it stays. */
  readonly revision?: string;
  readonly status: JsonObject;
  /** Milliseconds after which to look again. */
  readonly again?: number;
}

export function planDeployment(seen: DeploymentSeen): DeploymentPlan {
  const { deployment, stamp, now } = seen;
  const bounds = boundsOf(deployment);
  const found = split(deployment, seen.sets);
  const counting = { deployment, bounds, stamp, ...found, conditions: listAt(deployment, "status", "conditions") };
  if (isGoing(deployment)) return { update: [], remove: [], status: counted(counting) };
  const present = found.present === undefined ? undefined : current(deployment, found.present, found.old);
  const scene: Scene = { ...seen, bounds, present, old: found.old };
  const step = next(scene);
  const after = applied(scene, step);
  const changed = [...(after.present === undefined ? [] : [after.present]), ...after.old].filter((set) =>
    seen.sets.some((before) => nameOf(before) === nameOf(set) && !equal(before, set)),
  );
  const conditions = begun(deployment, found.present, step.create, stamp);
  const rolled = { ...counting, ...after, present: after.present ?? step.create, conditions };
  const status = step.scaling ? counted(rolled) : ofRollout(rolled, now);
  const again = untilLate(deployment, status, now);
  const revision = textMap(after.present ?? step.create, "metadata", "annotations")[revisionKey];
  const known = textMap(deployment, "metadata", "annotations")[revisionKey];
  return {
    update: changed,
    remove: step.remove,
    status,
    ...(step.create === undefined ? {} : { create: step.create }),
    ...(revision === undefined || revision === known ? {} : { revision }),
    ...(again === undefined ? {} : { again }),
  };
}

interface Scene extends DeploymentSeen {
  readonly bounds: Bounds;
  readonly present: JsonObject | undefined;
  readonly old: readonly JsonObject[];
}

interface Step {
  readonly sizes: Sizes;
  readonly remove: readonly JsonObject[];
  readonly create?: JsonObject;
  /** Only the number of replicas is followed: that says nothing of the progress of a rollout. */
  readonly scaling?: true;
  /** Sets that note the number of replicas, whether their size changes or not. */
  readonly noting?: true;
}

function next(scene: Scene): Step {
  const { deployment, bounds, present, old, running } = scene;
  const [mine, others] = [present === undefined ? undefined : sizedOf(present), old.map(sizedOf)];
  const rolling = textAt(deployment, "spec", "strategy", "type") === "RollingUpdate";
  const paused = at(deployment, "spec", "paused") === true;
  const before = Number(at(deployment, "status", "replicas") ?? 0);
  const cleaned = (done: boolean) => (done ? outdated(deployment, old) : []);
  if (paused || isScaled(scene)) {
    const sizes = resized(bounds, mine, others, rolling, before);
    return { sizes, remove: cleaned(paused), scaling: true, ...(paused ? {} : { noting: true }) };
  }
  const done = cleaned(isComplete(deployment, objectAt(deployment, "status")));
  if (!rolling) {
    const sizes = emptied(others);
    const left = old.some((set) => running.has(nameOf(set)) || Number(at(set, "status", "replicas") ?? 0) > 0);
    if (sizes.size > 0 || left) return { sizes, remove: [] };
  }
  if (mine === undefined) {
    const size = rolling ? grown(bounds, 0, others) : bounds.desired;
    return { sizes: new Map(), remove: done, create: fresh(scene, size) };
  }
  if (rolling) return { sizes: roll(bounds, mine, others), remove: done };
  return { sizes: mine.size === bounds.desired ? new Map() : new Map([[mine.name, bounds.desired]]), remove: done };
}

/** Whether the number of replicas is another than when the sizes of the sets were last set. */
function isScaled({ bounds, present, old }: Scene): boolean {
  return [...old, ...(present === undefined ? [] : [present])].some((set) => {
    const { desired = bounds.desired } = notedOf(set);
    return Number(at(set, "spec", "replicas") ?? 0) > 0 && desired !== bounds.desired;
  });
}

function sizedOf(set: JsonObject): Sized {
  const { most } = notedOf(set);
  return {
    name: nameOf(set),
    size: Number(at(set, "spec", "replicas") ?? 0),
    available: Number(at(set, "status", "availableReplicas") ?? 0),
    created: textAt(set, "metadata", "creationTimestamp"),
    ...(most === undefined ? {} : { most }),
  };
}

/** The present set as its Deployment wants it, but for its size. */
function current(deployment: JsonObject, present: JsonObject, old: readonly JsonObject[]): JsonObject {
  const wanted = at(deployment, "spec", "minReadySeconds");
  const set = annotated(deployment, present, old);
  if (Number(wanted ?? 0) === Number(at(set, "spec", "minReadySeconds") ?? 0)) return set;
  return { ...set, spec: { ...objectAt(set, "spec"), minReadySeconds: wanted ?? 0 } };
}

/** The sets with their new sizes. */
function applied({ present, old, bounds }: Scene, { sizes, noting }: Step) {
  const sized = (set: JsonObject) => {
    const size = sizes.get(nameOf(set));
    if (size !== undefined) return sizedAs(set, size, bounds);
    const active = Number(at(set, "spec", "replicas") ?? 0);
    return noting && active > 0 ? sizedAs(set, active, bounds) : set;
  };
  return { present: present === undefined ? undefined : sized(present), old: old.map(sized) };
}

/** What the condition Progressing says of a pause, its end, or a ReplicaSet that was made or found. */
function begun(
  deployment: JsonObject,
  found: JsonObject | undefined,
  made: JsonObject | undefined,
  stamp: string,
): Conditions {
  const conditions = listAt(deployment, "status", "conditions");
  if (deadlineOf(deployment) === undefined) return conditions;
  const known = conditionOf(conditions, "Progressing");
  const reason = textAt(known, "reason");
  const say = (status: "True" | "Unknown", why: string, message: string) =>
    withCondition(conditions, progressing(status, why, message), stamp);
  if (made !== undefined)
    return say("True", "NewReplicaSetCreated", `Created new replica set ${JSON.stringify(nameOf(made))}`);
  const paused = at(deployment, "spec", "paused") === true;
  if (paused && reason !== "DeploymentPaused" && reason !== "ProgressDeadlineExceeded")
    return say("Unknown", "DeploymentPaused", "Deployment is paused");
  if (!paused && reason === "DeploymentPaused") return say("Unknown", "DeploymentResumed", "Deployment is resumed");
  if (known === undefined && found !== undefined)
    return say("True", "FoundNewReplicaSet", `Found new replica set ${JSON.stringify(nameOf(found))}`);
  return conditions;
}

/** A ReplicaSet of the present template. */
function fresh({ deployment, bounds, old }: Scene, size: number): JsonObject {
  const collisions = Number(at(deployment, "status", "collisionCount") ?? 0);
  const template = objectAt(deployment, "spec", "template");
  const hash = templateHash(template, collisions);
  const labels = { ...textMap(template, "metadata", "labels"), [hashLabel]: hash };
  const selector = objectAt(deployment, "spec", "selector");
  const wait = at(deployment, "spec", "minReadySeconds");
  const name = `${nameOf(deployment)}-${hash}`;
  const set: JsonObject = {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: name.length <= 253 ? name : `${nameOf(deployment).slice(0, 252 - hash.length)}-${hash}`,
      namespace: textAt(deployment, "metadata", "namespace"),
      labels,
      ownerReferences: [controllerReference(deployment, "apps/v1", "Deployment")],
    },
    spec: {
      replicas: size,
      ...(wait === undefined ? {} : { minReadySeconds: wait }),
      selector: { ...selector, matchLabels: { ...textMap(selector, "matchLabels"), [hashLabel]: hash } },
      template: withMeta(template, { labels }),
    },
  };
  return sizedAs(annotated(deployment, set, old), size, bounds);
}

function nameOf(object: JsonObject): string {
  return textAt(metaOf(object), "name");
}
