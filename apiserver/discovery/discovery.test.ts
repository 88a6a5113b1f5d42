import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widgetDefinition } from "../testing/widgets.ts";

test("plain and aggregated discovery", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  expect((await request("GET", "/api")).body).toMatchObject({ kind: "APIVersions", versions: ["v1"] });
  expect((await request("GET", "/apis")).text).toContain('"groupVersion":"example.com/v1"');
  expect((await request("GET", "/apis/example.com")).body).toMatchObject({
    kind: "APIGroup",
    preferredVersion: { version: "v1" },
  });
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
  expect((await request("GET", "/apis", undefined, { accept })).body.kind).toBe("APIGroupDiscoveryList");
  expect((await request("GET", "/apis/none.com")).code).toBe(404);
  expect((await request("GET", "/apis/example.com/v9")).code).toBe(404);
  expect((await request("POST", "/apis", {})).code).toBe(405);
});
