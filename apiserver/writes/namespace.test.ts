import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition } from "../testing/widgets.ts";

test("nothing new in a terminating namespace", async () => {
  const { request } = await memory({
    objects: [widgetDefinition, { apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } }],
  });
  await request("DELETE", "/api/v1/namespaces/a");
  const { body } = await request("POST", "/apis/example.com/v1/namespaces/a/widgets", widget("w"));
  expect(body).toMatchObject({
    code: 403,
    message:
      'widgets.example.com "w" is forbidden: unable to create new content in namespace a because it is being terminated',
    details: { causes: [{ reason: "NamespaceTerminating", field: "metadata.namespace" }] },
  });
});

test("some namespaces stay", async () => {
  const { request } = await memory();
  expect((await request("DELETE", "/api/v1/namespaces/default")).body.message).toBe(
    'namespaces "default" is forbidden: this namespace may not be deleted',
  );
});
