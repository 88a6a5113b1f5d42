/** Makes and deletes the pods of ReplicaSets, and says how many there are. */
import type { JsonObject } from "@bubustack/api/json";
import type { Controller } from "../../controllers/loop.ts";
import { pods } from "../../resources/builtin/pods.ts";
import { replicaSets } from "../../resources/builtin/replica-sets.ts";
import { keyOf, objectAt, textAt } from "../../resources/object.ts";
import type { Server } from "../../server.ts";
import { timestamp } from "../../server.ts";
import { ApiError } from "../../status.ts";
import type { Acting } from "../acting.ts";
import { acting } from "../acting.ts";
import { claim, controllerOf, controllerReference } from "../claim.ts";
import { claimable } from "../claimable.ts";
import type { Failure } from "./decide.ts";
import { planReplicas, replicaSetStatus } from "./decide.ts";

export function replicaSetController(server: Server): Controller {
  return {
    key: ({ resource, before, after }) => {
      if (resource.group === "apps" && resource.resource === "replicasets") return after?.key;
      if (resource.group !== "" || resource.resource !== "pods") return undefined;
      const pod = (after ?? before)?.outline;
      const owner = controllerOf(pod);
      if (owner === undefined || textAt(owner, "kind") !== "ReplicaSet") return undefined;
      return keyOf(textAt(pod, "metadata", "namespace"), textAt(owner, "name"));
    },
    work: async (key, signal) => {
      const read = () => server.store.collection(replicaSets).get(key)?.object;
      const set = read();
      if (set === undefined) return undefined;
      const act = acting(server, "replicaset-controller", signal);
      const failure = await manage(server, act, set);
      const fresh = read();
      if (fresh === undefined || textAt(fresh, "metadata", "uid") !== textAt(set, "metadata", "uid")) return undefined;
      const now = server.now();
      const seen = { set: fresh, pods: claim(fresh, "ReplicaSet", claimable(server, pods, fresh)).own, now };
      const { status, again } = replicaSetStatus(seen, timestamp(now), failure);
      await act.status(replicaSets, fresh, status);
      if (failure !== undefined) throw new Error(failure.message);
      return again;
    },
  };
}

/** Brings the number of pods to what is asked for; answers what went wrong. */
async function manage(server: Server, act: Acting, set: JsonObject): Promise<Failure | undefined> {
  const claimed = claim(set, "ReplicaSet", claimable(server, pods, set));
  for (const pod of [...claimed.adopt, ...claimed.release]) await act.update(pods, pod);
  const owned = [...claimed.own, ...claimed.adopt];
  const plan = planReplicas({ set, pods: owned, now: server.now() });
  let reason: Failure["reason"] = "FailedCreate";
  try {
    for (let i = 0; i < plan.create; i++) await act.create(pods, podOf(set));
    reason = "FailedDelete";
    for (const pod of plan.remove) await act.remove(pods, pod);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { reason, message: error.message };
  }
}

function podOf(set: JsonObject): JsonObject {
  const template = objectAt(set, "spec", "template");
  const name = textAt(set, "metadata", "name");
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...objectAt(template, "metadata"),
      namespace: textAt(set, "metadata", "namespace"),
      generateName: `${name}-`,
      ownerReferences: [controllerReference(set, "apps/v1", "ReplicaSet")],
    },
    spec: objectAt(template, "spec"),
  };
}
