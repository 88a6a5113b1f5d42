import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { definitionController } from "./definitions.ts";

const crd = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com";
const key = "/widgets.example.com";
const signal = new AbortController().signal;

test("a definition goes with its objects", async () => {
  const { server, request } = await memory({ objects: [widgetDefinition, widget("a")] });
  expect((await request("DELETE", crd)).body).toMatchObject({
    metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" },
  });
  expect((await request("POST", widgets, widget("b"))).code).toBe(405);
  await definitionController(server).work(key, signal);
  expect((await request("GET", crd)).code).toBe(404);
  expect((await request("GET", widgets)).code).toBe(404);
});

test("an object that waits holds it back", async () => {
  const { server, request } = await memory({
    objects: [widgetDefinition, widget("a", {}, { finalizers: ["x.io/y"] })],
  });
  await request("DELETE", crd);
  await definitionController(server).work(key, signal);
  const { body } = await request("GET", crd);
  expect((body.status as { conditions: { type: string }[] }).conditions.map(({ type }) => type)).toContain(
    "Terminating",
  );
  await request(
    "PATCH",
    `${widgets}/a`,
    { metadata: { finalizers: null } },
    { contentType: "application/merge-patch+json" },
  );
  await definitionController(server).work(key, signal);
  expect((await request("GET", crd)).code).toBe(404);
});
