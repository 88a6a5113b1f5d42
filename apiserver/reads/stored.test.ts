import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

test("bytes as they are stored are answered as objects and lists", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a"), widget("b")] });
  const { body: one, text } = await request("GET", `${widgets}/a`);
  expect(one).toMatchObject({ kind: "Widget", metadata: { name: "a", namespace: "default" } });
  expect(text.endsWith("\n")).toBe(true);
  const { body: all } = await request("GET", widgets);
  expect(all).toMatchObject({ kind: "WidgetList", items: [one, { kind: "Widget", metadata: { name: "b" } }] });
  expect((await request("GET", `${widgets}?labelSelector=none`)).body.items).toEqual([]);
});

test("items of built-in lists come without type", async () => {
  const { request } = await memory();
  const { items } = (await request("GET", "/api/v1/namespaces")).body as { items: readonly { metadata: object }[] };
  expect(items.length).toBeGreaterThan(3);
  for (const item of items) expect(Object.keys(item)).toEqual(["metadata", "spec", "status"]);
});
