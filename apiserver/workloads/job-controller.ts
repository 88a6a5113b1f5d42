/** Makes the pods of Jobs, and says how the Jobs go. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { deleteObject } from "../controllers/delete-object.ts";
import type { Controller } from "../controllers/loop.ts";
import { ownersOf } from "../controllers/owner-references.ts";
import { jobs } from "../resources/builtin/jobs.ts";
import { pods } from "../resources/builtin/pods.ts";
import { at, keyOf, objectAt, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { Warnings } from "../wire/warnings.ts";
import { create } from "../writes/create.ts";
import { complete } from "../writes/decode.ts";
import { planJob } from "./job-plan.ts";

const user = {
  username: "system:serviceaccount:kube-system:job-controller",
  groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
};
const options = {
  dryRun: false,
  fieldValidation: "Ignore",
  fieldManager: "kube-controller-manager",
  force: false,
  object: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
} as const;

/** `backOffMs` is the pause before a pod is replaced after a first failure. */
export function jobController(server: Server, backOffMs: number): Controller {
  return {
    key: ({ resource, before, after }) => {
      if (resource.group === "batch" && resource.resource === "jobs") return after?.key;
      if (resource.group !== "" || resource.resource !== "pods") return undefined;
      const pod = (after ?? before)?.outline ?? {};
      const owner = ownersOf(pod).find((each) => textAt(each, "kind") === "Job" && at(each, "controller") === true);
      return owner === undefined ? undefined : keyOf(textAt(pod, "metadata", "namespace"), textAt(owner, "name"));
    },
    work: async (key, signal) => {
      const entry = server.store.collection(jobs).get(key);
      if (entry === undefined || textAt(entry.outline, "metadata", "deletionTimestamp") !== "") return undefined;
      const job = entry.object;
      const now = server.now();
      const plan = planJob({ job, pods: podsOf(server, job), now, stamp: timestamp(now), backOffMs });
      if (plan.expire) {
        await deleteObject(server, { user, signal }, { resource: jobs, key, uid: textAt(job, "metadata", "uid") });
        return undefined;
      }
      const namespace = textAt(job, "metadata", "namespace");
      for (const name of plan.remove)
        await deleteObject(server, { user, signal }, { resource: pods, key: keyOf(namespace, name) });
      for (let i = 0; i < plan.create; i++) await makePod(server, job, signal);
      const status = plan.status;
      if (status !== undefined && !equal(status, objectAt(job, "status")))
        server.store.put(jobs, key, { ...job, status }, entry);
      return plan.again;
    },
  };
}

function podsOf(server: Server, job: JsonObject): readonly JsonObject[] {
  return server.store.links
    .dependents(textAt(job, "metadata", "uid"))
    .filter(({ resource }) => resource.group === "" && resource.resource === "pods")
    .map(({ resource, key }) => server.store.collection(resource).get(key)?.object)
    .filter((pod) => pod !== undefined);
}

async function makePod(server: Server, job: JsonObject, signal: AbortSignal): Promise<void> {
  const [name, namespace, uid] = ["name", "namespace", "uid"].map((field) => textAt(job, "metadata", field));
  const template = objectAt(job, "spec", "template");
  const owner = { apiVersion: "batch/v1", kind: "Job", name, uid, controller: true, blockOwnerDeletion: true };
  const metadata = { ...objectAt(template, "metadata"), generateName: `${name}-`, ownerReferences: [owner] };
  const pod = complete(pods, {
    apiVersion: "v1",
    kind: "Pod",
    metadata: metadata as JsonObject,
    spec: objectAt(template, "spec"),
  });
  await create(server, { user, warnings: new Warnings(), signal }, pods, namespace ?? "", pod, options);
}
