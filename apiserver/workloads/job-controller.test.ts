import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { jobController } from "./job-controller.ts";

const jobs = "/apis/batch/v1/namespaces/default/jobs";
const pods = "/api/v1/namespaces/default/pods";
const signal = new AbortController().signal;

test("pods are made as the job's own, counted by phase, and deleted once they are too many", async () => {
  const { request, server } = await memory();
  const template = {
    metadata: { labels: { a: "b" } },
    spec: { restartPolicy: "Never", containers: [{ name: "a", image: "i" }] },
  };
  await request("POST", jobs, {
    metadata: { name: "j" },
    kind: "Job",
    apiVersion: "batch/v1",
    spec: { template, completions: 2, parallelism: 2 },
  });
  const controller = jobController(server, 10);
  await controller.work("default/j", signal);
  const listed = async () =>
    (await request("GET", pods)).body.items as readonly (JsonObject & { metadata: { name: string } })[];
  const [first, second] = await listed();
  expect(first).toMatchObject({
    metadata: {
      generateName: "j-",
      labels: { a: "b", "job-name": "j" },
      ownerReferences: [{ kind: "Job", name: "j", controller: true, blockOwnerDeletion: true }],
    },
    spec: { restartPolicy: "Never", serviceAccountName: "default" },
  });
  const key = `default/${first?.metadata.name}`;
  const resource = { group: "", resource: "pods" };
  const entry = server.store.collection(resource).get(key);
  const seen = { resource, version: 1, ...(entry && { after: entry }) };
  expect(controller.key(seen)).toBe("default/j");
  if (entry) server.store.put(resource, key, { ...entry.object, status: { phase: "Succeeded" } }, entry);
  await request("PATCH", `${jobs}/j`, { spec: { suspend: true } }, { contentType: "application/merge-patch+json" });
  await controller.work("default/j", signal);
  expect((await listed()).map(({ metadata }) => metadata.name)).toEqual([first?.metadata.name]);
  expect(second).toBeDefined();
  const { body } = await request("GET", `${jobs}/j`);
  expect(body.status).toMatchObject({ succeeded: 1, conditions: [{ type: "Suspended" }] });
});
