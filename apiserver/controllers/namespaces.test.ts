import { expect, test } from "vitest";
import type { Admission } from "../admission/attributes.ts";
import { admitAll } from "../admission/attributes.ts";
import { forbidden } from "../status.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition } from "../testing/widgets.ts";
import { namespaceController } from "./namespaces.ts";

const objects = [
  widgetDefinition,
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } },
  widget("w", {}, { namespace: "a" }),
];
const signal = new AbortController().signal;

test("empties a terminating namespace and lets it go", async () => {
  const { server, request } = await memory({ objects });
  const controller = namespaceController(server);
  await controller.work("/a", signal);
  expect((await request("GET", "/api/v1/namespaces/a")).code).toBe(200);
  await request("DELETE", "/api/v1/namespaces/a");
  await controller.work("/a", signal);
  expect((await request("GET", "/api/v1/namespaces/a")).code).toBe(404);
  expect((await request("GET", "/apis/example.com/v1/widgets")).body.items).toEqual([]);
});

test("a refused delete keeps it, and says why", async () => {
  const admission: Admission = {
    ...admitAll,
    validate: async ({ operation, resource, name }) => {
      if (operation === "DELETE" && resource.kind === "Widget") throw forbidden(resource, name, "needed");
    },
  };
  const { server, request } = await memory({ objects, admission });
  await request("DELETE", "/api/v1/namespaces/a");
  await expect(namespaceController(server).work("/a", signal)).rejects.toThrow();
  expect((await request("GET", "/api/v1/namespaces/a")).body).toMatchObject({
    status: {
      phase: "Terminating",
      conditions: expect.arrayContaining([
        expect.objectContaining({
          type: "NamespaceDeletionContentFailure",
          status: "True",
          message: expect.stringContaining("needed"),
        }),
        expect.objectContaining({ type: "NamespaceContentRemaining", status: "True" }),
      ]),
    },
  });
});
