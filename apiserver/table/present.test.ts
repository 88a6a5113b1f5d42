import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const table = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json" };

test("tables have the columns of the definition and metadata of each object", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a")] });
  const { body } = await request("GET", widgets, undefined, table);
  expect(body).toMatchObject({ kind: "Table", apiVersion: "meta.k8s.io/v1" });
  expect((body.columnDefinitions as { name: string }[]).map(({ name }) => name)).toEqual([
    "Name",
    "Color",
    "Ready",
    "Age",
  ]);
  expect(body.rows).toMatchObject([
    { cells: ["a", "red", null, "0s"], object: { kind: "PartialObjectMetadata", metadata: { name: "a" } } },
  ]);
});

test("includeObject decides what rows carry", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a")] });
  const rows = async (include: string) =>
    (await request("GET", `${widgets}/a?includeObject=${include}`, undefined, table)).body.rows;
  expect(await rows("Object")).toMatchObject([{ object: { kind: "Widget", spec: { color: "red" } } }]);
  expect(await rows("None")).toEqual([{ cells: ["a", "red", null, "0s"], object: null }]);
  expect((await request("GET", `${widgets}?includeObject=Some`, undefined, table)).code).toBe(400);
});

test("metadata alone, and lists of built-in kinds without type", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a")] });
  const partial = { accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io" };
  const { body } = await request("GET", widgets, undefined, partial);
  expect(body).toMatchObject({
    kind: "PartialObjectMetadataList",
    items: [{ kind: "PartialObjectMetadata", metadata: { name: "a" } }],
  });
  const namespaces = await request("GET", "/api/v1/namespaces");
  expect(namespaces.body.kind).toBe("NamespaceList");
  expect((namespaces.body.items as object[])[0]).not.toHaveProperty("kind");
});
