import { expect, test } from "vitest";
import { CallFailed } from "../admission/transport.ts";
import { memory } from "../testing/memory.ts";
import { thing, thingDefinition, things, thingWebhook } from "../testing/versions.ts";

const merge = { contentType: "application/merge-patch+json" };

test("objects are stored in one version, and read and written in each", async () => {
  const { conversionCall, asked } = thingWebhook();
  const { request, server } = await memory({ objects: [thingDefinition], conversionCall });
  await request("POST", things("v1"), thing("a", { name: "x" }));
  expect(asked()).toBe(0);
  expect((await request("GET", `${things("v2")}/a`)).body).toMatchObject({
    apiVersion: "example.com/v2",
    spec: { title: "x", n: 1 },
  });
  const made = await request("POST", things("v2"), thing("b", { title: "y" }, "v2"));
  expect(made.body).toMatchObject({ apiVersion: "example.com/v2", spec: { title: "y" } });
  const resource = { group: "example.com", resource: "things" };
  const kept = () => server.store.collection(resource).get("default/b")?.object;
  expect(kept()).toMatchObject({ apiVersion: "example.com/v1", spec: { name: "y" } });
  const changed = await request("PATCH", `${things("v2")}/b`, { spec: { title: "z" } }, merge);
  expect(changed.body).toMatchObject({ metadata: { generation: 2 }, spec: { title: "z" } });
  expect(kept()).toMatchObject({ apiVersion: "example.com/v1", spec: { name: "z" } });
  const scaled = await request("PATCH", `${things("v2")}/b/scale`, { spec: { replicas: 3 } }, merge);
  expect(scaled.body).toMatchObject({ spec: { replicas: 3 } });
  expect(kept()).toMatchObject({ apiVersion: "example.com/v1", spec: { name: "z", n: 3 } });
});

test("a delete answers in the version of the request, tried or done", async () => {
  const { conversionCall } = thingWebhook();
  const { request } = await memory({ objects: [thingDefinition], conversionCall });
  const held = thing("a", { name: "x" });
  await request("POST", things("v1"), { ...held, metadata: { name: "a", labels: { l: "m" }, finalizers: ["e.io/x"] } });
  const seen = {
    apiVersion: "example.com/v2",
    metadata: { labels: { l: "m" }, finalizers: ["e.io/x"], deletionTimestamp: expect.any(String) },
    spec: { title: "x" },
  };
  expect((await request("DELETE", `${things("v2")}/a?dryRun=All`)).body).toMatchObject(seen);
  expect((await request("GET", `${things("v1")}/a`)).body).not.toHaveProperty("metadata.deletionTimestamp");
  expect((await request("DELETE", `${things("v2")}/a`)).body).toMatchObject(seen);
  await request("POST", things("v1"), thing("b", { name: "y" }));
  const all = await request("DELETE", things("v2"));
  expect(all.body).toMatchObject({ items: [seen, { apiVersion: "example.com/v2", spec: { title: "y" } }] });
});

test("a failed conversion is an error of the server, and writes nothing", async () => {
  const { request } = await memory({
    objects: [thingDefinition],
    conversionCall: async () => {
      throw new CallFailed("nobody is there");
    },
  });
  const { code, body } = await request("POST", things("v2"), thing("a", { title: "x" }, "v2"));
  expect([code, body.message]).toEqual([
    500,
    "conversion webhook for example.com/v2, Kind=Thing failed: nobody is there",
  ]);
  expect((await request("GET", `${things("v1")}/a`)).code).toBe(404);
  await request("POST", things("v1"), thing("b", { name: "x" }));
  for (const path of ["", "/b"]) expect((await request("GET", `${things("v2")}${path}`)).code).toBe(500);
  expect((await request("DELETE", `${things("v1")}/b`)).code).toBe(200);
});

test("a webhook that takes no known review cannot be defined", async () => {
  const spec = thingDefinition["spec"] as { conversion: object };
  const conversion = { strategy: "Webhook", webhook: { clientConfig: {}, conversionReviewVersions: ["v9"] } };
  const definition = { ...thingDefinition, spec: { ...spec, conversion } };
  await expect(memory({ objects: [definition] })).rejects.toThrow("must include at least one of v1, v1beta1");
});

test("a server that asks no webhooks says so where it would have to", async () => {
  const { request } = await memory({ objects: [thingDefinition] });
  await request("POST", things("v1"), thing("a", { name: "x" }));
  expect((await request("GET", `${things("v2")}/a`)).body.message).toContain("this server asks no webhooks");
});
