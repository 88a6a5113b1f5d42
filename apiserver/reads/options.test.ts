import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const objects = [widgetDefinition, widget("a"), widget("b", { color: "blue" }, { labels: { x: "y" } })];
const names = (body: object) =>
  (body as { items: { metadata: { name: string } }[] }).items.map(({ metadata }) => metadata.name);

test("selects by label, by field and by namespace", async () => {
  const { request } = await memory({
    objects: [
      ...objects,
      { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } },
      widget("c", {}, { namespace: "n" }),
    ],
  });
  const found = async (path: string) => names((await request("GET", path)).body);
  expect(await found(`${widgets}?labelSelector=x%3Dy`)).toEqual(["b"]);
  expect(await found(`${widgets}?fieldSelector=spec.color%3Dred`)).toEqual(["a"]);
  expect(await found(`${widgets}?fieldSelector=metadata.name%3Da`)).toEqual(["a"]);
  expect(await found("/apis/example.com/v1/widgets")).toEqual(["a", "b", "c"]);
});

test("wrong options are refused", async () => {
  const { request } = await memory({ objects });
  const code = async (query: string) => (await request("GET", `${widgets}?${query}`)).code;
  expect(await code("limit=x")).toBe(400);
  expect(await code("resourceVersion=x")).toBe(400);
  expect(await code("resourceVersionMatch=Exact")).toBe(422);
  expect(await code("resourceVersion=1&resourceVersionMatch=Odd")).toBe(422);
  expect(await code("watch=1&sendInitialEvents=true")).toBe(422);
  expect(await code("labelSelector=((")).toBe(400);
  expect(await code("fieldSelector=spec.size%3D3")).toBe(400);
});
