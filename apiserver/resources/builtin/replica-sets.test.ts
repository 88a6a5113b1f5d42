import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";

test("a ReplicaSet is completed, and cannot take its counts with it", async () => {
  const { request } = await memory();
  const { body } = await request("POST", "/apis/apps/v1/namespaces/default/replicasets", {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: { name: "s" },
    spec: {
      selector: { matchLabels: { app: "a" } },
      template: { metadata: { labels: { app: "a" } }, spec: { containers: [{ name: "m", image: "i" }] } },
    },
    status: { replicas: 7 },
  });
  expect(body).toMatchObject({
    spec: { replicas: 1, template: { spec: { dnsPolicy: "ClusterFirst" } } },
    status: { replicas: 0 },
  });
});
