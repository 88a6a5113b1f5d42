import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widgetDefinition } from "../testing/widgets.ts";

test("the index leads to documents, and follows new kinds", async () => {
  const { request } = await memory();
  const paths = async () =>
    (await request("GET", "/openapi/v3")).body.paths as Record<string, { serverRelativeURL: string }>;
  expect(await paths()).toHaveProperty(["api/v1"]);
  expect(await paths()).not.toHaveProperty(["apis/example.com/v1"]);
  await request("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", widgetDefinition);
  const url = (await paths())["apis/example.com/v1"]?.serverRelativeURL ?? "";
  expect(url).toMatch(/^\/openapi\/v3\/apis\/example\.com\/v1\?hash=[0-9A-F]{128}$/);
  expect((await request("GET", url)).body).toMatchObject({ openapi: "3.0.0" });
  expect((await request("GET", "/openapi/v3/apis/none/v1")).code).toBe(404);
  expect((await request("GET", "/openapi/v3/apis/v1")).code).toBe(404);
  expect((await request("GET", "/openapi/v2")).code).toBe(404);
});
