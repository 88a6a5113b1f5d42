import { expect, test } from "vitest";
import { listAt } from "../../resources/object.ts";
import { drive } from "../../testing/drive.ts";
import { memory } from "../../testing/memory.ts";
import { endpointSliceController } from "./controller.ts";

const slices = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";
const merge = { contentType: "application/merge-patch+json" };

test("slices follow services and pods", async () => {
  const { server, request } = await memory();
  const settle = drive(server, [endpointSliceController(server)]);
  const service = { metadata: { name: "web" }, spec: { selector: { app: "a" }, ports: [{ port: 80 }] } };
  await request("POST", "/api/v1/namespaces/default/services", service);
  await settle();
  const listed = async () => listAt((await request("GET", slices)).body, "items");
  expect(await listed()).toMatchObject([{ metadata: { generateName: "web-" }, addressType: "IPv4", endpoints: [] }]);
  const pod = { metadata: { name: "p", labels: { app: "a" } }, spec: { containers: [{ name: "m", image: "i" }] } };
  await request("POST", "/api/v1/namespaces/default/pods", pod);
  const status = { podIP: "127.0.0.1", conditions: [{ type: "Ready", status: "True" }] };
  await request("PATCH", "/api/v1/namespaces/default/pods/p/status", { status }, merge);
  await settle();
  expect(await listed()).toMatchObject([
    { ports: [{ port: 80 }], endpoints: [{ targetRef: { name: "p" }, conditions: { ready: true } }] },
  ]);
  const version = server.store.version;
  await settle();
  expect(server.store.version).toBe(version);
});
