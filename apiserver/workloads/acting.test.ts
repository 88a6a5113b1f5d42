import { expect, test } from "vitest";
import { replicaSets } from "../resources/builtin/replica-sets.ts";
import { memory } from "../testing/memory.ts";
import { acting } from "./acting.ts";

const set = {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "s", namespace: "default" },
  spec: {
    selector: { matchLabels: { a: "b" } },
    template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "m", image: "i" }] } },
  },
};

test("a controller writes over what it has seen, as itself, and a status only where it differs", async () => {
  const { server } = await memory();
  const act = acting(server, "replicaset-controller", new AbortController().signal);
  const made = await act.create(replicaSets, set);
  expect(made).toMatchObject({ metadata: { managedFields: [{ manager: "kube-controller-manager" }] } });
  const counted = await act.update(replicaSets, { ...made, status: { replicas: 1 } }, "status");
  expect(counted).toMatchObject({ metadata: { generation: 1 }, status: { replicas: 1 } });
  await expect(act.update(replicaSets, made)).rejects.toThrow("the object has been modified");
  const version = server.store.version;
  await act.status(replicaSets, counted, { replicas: 1 });
  expect(server.store.version).toBe(version);
  await act.remove(replicaSets, counted);
  await act.remove(replicaSets, counted);
  expect(server.store.collection(replicaSets).size).toBe(0);
});
