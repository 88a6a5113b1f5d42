import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

test("deletes what is selected", async () => {
  const { request } = await memory({
    objects: [widgetDefinition, widget("a", { color: "blue" }), widget("b"), widget("c")],
  });
  const { code, body } = await request("DELETE", `${widgets}?fieldSelector=spec.color%3Dred`);
  expect([code, body.kind]).toEqual([200, "WidgetList"]);
  const left = (await request("GET", widgets)).body.items as { metadata: { name: string } }[];
  expect(left.map(({ metadata }) => metadata.name)).toEqual(["a"]);
  expect((await request("DELETE", "/apis/example.com/v1/widgets")).code).toBe(405);
});
