import {
  ApiextensionsV1Api,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  makeInformer,
  PatchStrategy,
  setHeaderOptions,
  Watch,
} from "@kubernetes/client-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./testing/server.ts";
import { testServer } from "./testing/server.ts";
import { widget, widgetDefinition } from "./testing/widgets.ts";

let server: TestServer;
const config = new KubeConfig();
beforeAll(async () => {
  server = await testServer({ objects: [widgetDefinition] });
  config.loadFromClusterAndUser(
    { name: "test", server: server.url, caData: Buffer.from(server.ca).toString("base64"), skipTLSVerify: false },
    { name: "admin", token: server.token },
  );
});
afterAll(() => server.close());

const place = { group: "example.com", version: "v1", namespace: "default", plural: "widgets" };

test("the client library creates, reads, lists, patches and deletes", async () => {
  const api = config.makeApiClient(CustomObjectsApi);
  const created = await api.createNamespacedCustomObject({ ...place, body: widget("a") });
  expect(created).toMatchObject({ spec: { size: 3 } });
  expect(await api.getNamespacedCustomObject({ ...place, name: "a" })).toEqual(created);
  expect(await api.listNamespacedCustomObject({ ...place, labelSelector: "x=y" })).toMatchObject({ items: [] });
  const patched = await api.patchNamespacedCustomObject(
    { ...place, name: "a", body: { spec: { size: 7 } } },
    setHeaderOptions("Content-Type", PatchStrategy.MergePatch),
  );
  expect(patched).toMatchObject({ spec: { size: 7 } });
  await api.deleteNamespacedCustomObject({ ...place, name: "a" });
  await expect(api.getNamespacedCustomObject({ ...place, name: "a" })).rejects.toMatchObject({ code: 404 });
});

test("its typed clients read built-in kinds", async () => {
  const core = config.makeApiClient(CoreV1Api);
  const namespaces = await core.listNamespace();
  expect(namespaces.items.map(({ metadata }) => metadata?.name)).toContain("default");
  const made = await core.createNamespacedConfigMap({
    namespace: "default",
    body: { metadata: { name: "c" }, data: { a: "b" } },
  });
  expect(made.metadata?.creationTimestamp).toBeInstanceOf(Date);
  const definitions = await config.makeApiClient(ApiextensionsV1Api).listCustomResourceDefinition();
  expect(definitions.items[0]?.status?.conditions?.map(({ type, status }) => [type, status])).toContainEqual([
    "Established",
    "True",
  ]);
});

test("its informer lists and then follows", async () => {
  const api = config.makeApiClient(CustomObjectsApi);
  await api.createNamespacedCustomObject({ ...place, body: widget("seen") });
  const list = async () => (await api.listNamespacedCustomObject(place)) as never;
  const informer = makeInformer(config, "/apis/example.com/v1/namespaces/default/widgets", list);
  const events: string[] = [];
  for (const verb of ["add", "update", "delete"] as const) {
    informer.on(
      verb,
      (object: { metadata?: { name?: string } }) => void events.push(`${verb} ${object.metadata?.name}`),
    );
  }
  await informer.start();
  await api.createNamespacedCustomObject({ ...place, body: widget("new") });
  await expect.poll(() => events).toContain("add new");
  await api.deleteNamespacedCustomObject({ ...place, name: "seen" });
  await expect.poll(() => events).toContain("delete seen");
  expect(events[0]).toBe("add seen");
  await informer.stop();
});

test("its watch ends when it is aborted", async () => {
  const seen: string[] = [];
  const done = new Promise<void>((settle) => {
    new Watch(config)
      .watch(
        "/api/v1/namespaces",
        {},
        (phase) => seen.push(phase),
        () => settle(),
      )
      .then((controller) =>
        expect
          .poll(() => seen.length)
          .toBeGreaterThan(3)
          .then(() => controller.abort()),
      );
  });
  await done;
  expect(new Set(seen)).toEqual(new Set(["ADDED"]));
});
