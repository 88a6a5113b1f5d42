import { expect, test } from "vitest";
import { seed } from "./seed.ts";
import { memory } from "./testing/memory.ts";
import { halfRead, widget, widgetDefinition, widgets } from "./testing/widgets.ts";

test("namespaces come first, warnings come back, what is there stays", async () => {
  const { server, request } = await memory();
  expect(await seed(server, [widgetDefinition, halfRead, widget("a")])).toEqual([
    "not evaluated by this server: spec.podFailurePolicy",
  ]);
  const { body } = await request("GET", `${widgets}/a`);
  await seed(server, [widgetDefinition, widget("a")]);
  expect((await request("GET", `${widgets}/a`)).body).toEqual(body);
  expect((await request("GET", "/api/v1/namespaces/kube-system")).code).toBe(200);
});

test("what is there is brought up to what is given, and keeps what it has besides", async () => {
  const { server, request } = await memory();
  const map = (data: object, metadata: object = {}) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a", ...metadata },
    data: { ...data },
  });
  await seed(server, [map({ a: "1" }, { labels: { x: "1" } })]);
  const { body: before } = await request("GET", "/api/v1/namespaces/default/configmaps/a");
  await seed(server, [map({ b: "2" }, { labels: { y: "2" } })]);
  expect((await request("GET", "/api/v1/namespaces/default/configmaps/a")).body).toMatchObject({
    metadata: { uid: (before.metadata as { uid: string }).uid, labels: { x: "1", y: "2" } },
    data: { b: "2" },
  });
});

test("a kind that is not served is refused", async () => {
  const { server } = await memory();
  await expect(seed(server, [widget("a")])).rejects.toThrow("a seed object has a kind that is not served: Widget");
});
