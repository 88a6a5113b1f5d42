import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const path = `${widgets}/a`;
const start = () => memory({ objects: [widgetDefinition, widget("a"), widget("b")] });

test("answers a Status that names what is gone", async () => {
  const { request } = await start();
  const { uid } = (await request("GET", path)).body.metadata as { uid: string };
  expect((await request("DELETE", path)).body).toEqual({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    details: { name: "a", group: "example.com", kind: "widgets", uid },
  });
  expect((await request("DELETE", path)).body.message).toBe('widgets.example.com "a" not found');
});

test("preconditions and dry run", async () => {
  const { request } = await start();
  expect((await request("DELETE", path, { preconditions: { uid: "x" } })).body).toMatchObject({
    code: 409,
    message: expect.stringContaining("the UID in the precondition (x) does not match the UID in record"),
  });
  expect((await request("DELETE", path, { preconditions: { resourceVersion: "1" } })).code).toBe(409);
  expect((await request("DELETE", `${path}?dryRun=All`)).code).toBe(200);
  expect((await request("GET", path)).code).toBe(200);
});

test("Foreground and Orphan hold the object for the collector", async () => {
  const { request } = await start();
  expect((await request("DELETE", `${path}?propagationPolicy=Foreground`)).body).toMatchObject({
    metadata: { finalizers: ["foregroundDeletion"] },
  });
  expect((await request("DELETE", `${widgets}/b?propagationPolicy=Orphan`)).body).toMatchObject({
    metadata: { finalizers: ["orphan"] },
  });
});
