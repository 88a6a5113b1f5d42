/** Makes, resizes and deletes the ReplicaSets of Deployments, and says how their rollouts go. */
import type { JsonObject } from "@bubustack/api/json";
import type { Controller } from "../../controllers/loop.ts";
import { dependentsOf } from "../../controllers/owner-references.ts";
import { deployments } from "../../resources/builtin/deployments.ts";
import { replicaSets } from "../../resources/builtin/replica-sets.ts";
import { at, keyOf, objectAt, textAt, textMap, withMeta } from "../../resources/object.ts";
import type { Server } from "../../server.ts";
import { timestamp } from "../../server.ts";
import { ApiError } from "../../status.ts";
import { acting } from "../acting.ts";
import { claim, controllerOf } from "../claim.ts";
import { claimable } from "../claimable.ts";
import { hasEnded } from "../pods/state.ts";
import { conditionOf, withCondition } from "./conditions.ts";
import { planDeployment } from "./decide.ts";
import { revisionKey } from "./revisions.ts";
import { deadlineOf, progressing } from "./status.ts";

export function deploymentController(server: Server): Controller {
  return {
    key: ({ resource, before, after }) => {
      if (resource.group !== "apps") return undefined;
      if (resource.resource === "deployments") return after?.key;
      const set = (after ?? before)?.outline;
      const owner = resource.resource === "replicasets" ? controllerOf(set) : undefined;
      if (owner === undefined || textAt(owner, "kind") !== "Deployment") return undefined;
      return keyOf(textAt(set, "metadata", "namespace"), textAt(owner, "name"));
    },
    work: (key, signal) => work(server, key, signal),
  };
}

async function work(server: Server, key: string, signal: AbortSignal): Promise<number | undefined> {
  const read = () => server.store.collection(deployments).get(key)?.object;
  const deployment = read();
  if (deployment === undefined) return undefined;
  const act = acting(server, "deployment-controller", signal);
  const claimed = claim(deployment, "Deployment", claimable(server, replicaSets, deployment));
  for (const set of [...claimed.adopt, ...claimed.release]) await act.update(replicaSets, set);
  // What was adopted has another version now: it is looked at again for that.
  if (claimed.adopt.length + claimed.release.length > 0) return 1;
  const now = server.now();
  const stamp = timestamp(now);
  const running = runningOf(server, claimed.own);
  const plan = planDeployment({ deployment, sets: claimed.own, running, now, stamp });
  if (plan.create !== undefined) {
    const problem = await made(() => act.create(replicaSets, plan.create ?? {}));
    if (problem !== undefined) {
      await act.status(deployments, deployment, failed(deployment, plan.create, problem, stamp));
      throw problem;
    }
  }
  for (const set of plan.update) await act.update(replicaSets, set);
  for (const set of plan.remove) await act.remove(replicaSets, set);
  const numbered =
    plan.revision === undefined
      ? deployment
      : await act.update(deployments, annotatedWith(deployment, revisionKey, plan.revision));
  await act.status(deployments, numbered, plan.status);
  return plan.again;
}

async function made(create: () => Promise<JsonObject>): Promise<ApiError | undefined> {
  try {
    await create();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** The status where the ReplicaSet cannot be made: a name that is taken counts as a collision, and gets another one. */
function failed(deployment: JsonObject, set: JsonObject, problem: ApiError, stamp: string): JsonObject {
  const status = objectAt(deployment, "status");
  if (problem.status.reason === "AlreadyExists")
    return { ...status, collisionCount: Number(at(status, "collisionCount") ?? 0) + 1 };
  if (deadlineOf(deployment) === undefined) return status;
  const name = JSON.stringify(textAt(set, "metadata", "name"));
  const message = `Failed to create new replica set ${name}: ${problem.message}`;
  const conditions = Array.isArray(status["conditions"]) ? status["conditions"] : [];
  const saying = progressing("False", "ReplicaSetCreateError", message);
  const known = textAt(conditionOf(conditions, "Progressing"), "message") === message;
  return { ...status, conditions: known ? conditions : withCondition(conditions, saying, stamp, true) };
}

/** Names of the sets of which pods are there that have not ended. */
function runningOf(server: Server, sets: readonly JsonObject[]): ReadonlySet<string> {
  const busy = sets.filter((set) =>
    dependentsOf(server, textAt(set, "metadata", "uid")).some(({ entry }) => !hasEnded(entry.object)),
  );
  return new Set(busy.map((set) => textAt(set, "metadata", "name")));
}

function annotatedWith(object: JsonObject, key: string, value: string): JsonObject {
  return withMeta(object, { annotations: { ...textMap(object, "metadata", "annotations"), [key]: value } });
}
