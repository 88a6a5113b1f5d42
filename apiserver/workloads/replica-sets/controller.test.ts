import { expect, test } from "vitest";
import { admitAll } from "../../admission/attributes.ts";
import { listAt, textAt } from "../../resources/object.ts";
import { badRequest } from "../../status.ts";
import { drive } from "../../testing/drive.ts";
import { memory } from "../../testing/memory.ts";
import { replicaSetController } from "./controller.ts";

const sets = "/apis/apps/v1/namespaces/default/replicasets";
const pods = "/api/v1/namespaces/default/pods";
const merge = { contentType: "application/merge-patch+json" };
const set = {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "s" },
  spec: {
    replicas: 2,
    selector: { matchLabels: { a: "b" } },
    template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "m", image: "i" }] } },
  },
};

test("pods are made, replaced, released where their labels change, and adopted where they fit", async () => {
  const { server, request } = await memory();
  const settle = drive(server, [replicaSetController(server)]);
  await request("POST", pods, { metadata: { name: "mine", labels: { a: "b" } }, spec: set.spec.template.spec });
  await request("POST", sets, set);
  await settle();
  const listed = async () =>
    listAt((await request("GET", pods)).body, "items").map((pod) => textAt(pod, "metadata", "name"));
  const names = await listed();
  expect(names).toHaveLength(2);
  expect(names).toContain("mine");
  await request("PATCH", `${pods}/mine`, { metadata: { labels: { a: "c" } } }, merge);
  await settle();
  expect(await listed()).toHaveLength(3);
  expect((await request("GET", `${pods}/mine`)).body).not.toHaveProperty("metadata.ownerReferences");
  const [other = ""] = names.filter((name) => name !== "mine");
  await request("DELETE", `${pods}/${other}`);
  await settle();
  expect((await listed()).filter((name) => name !== "mine")).toHaveLength(2);
  expect((await request("GET", `${sets}/s`)).body.status).toMatchObject({ replicas: 2, observedGeneration: 1 });
});

test("what refuses its pods is said in the status", async () => {
  const { server, request } = await memory({
    admission: {
      ...admitAll,
      validate: async ({ resource }) => {
        if (resource.resource === "pods") throw badRequest("no pods today");
      },
    },
  });
  const settle = drive(server, [replicaSetController(server)]);
  await request("POST", sets, set);
  await expect(settle()).rejects.toThrow("no pods today");
  expect((await request("GET", `${sets}/s`)).body.status).toMatchObject({
    replicas: 0,
    conditions: [{ type: "ReplicaFailure", reason: "FailedCreate", message: "no pods today" }],
  });
});
