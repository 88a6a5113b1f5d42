import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";

const path = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";

test("a slice has addresses of one type, shown by three", async () => {
  const { request } = await memory();
  const endpoints = ["1", "2", "3", "4"].map((last) => ({ addresses: [`10.0.0.${last}`] }));
  const slice = { metadata: { name: "s" }, addressType: "IPv4", endpoints, ports: [{ name: "web", port: 80 }] };
  const made = await request("POST", path, slice, { accept: "application/json;as=Table;g=meta.k8s.io;v=v1" });
  expect(made.body.rows).toMatchObject([
    { cells: ["s", "IPv4", "80", "10.0.0.1,10.0.0.2,10.0.0.3 + 1 more...", "0s"] },
  ]);
  const merge = { contentType: "application/merge-patch+json" };
  const changed = await request("PATCH", `${path}/s`, { addressType: "IPv6", endpoints: [{ addresses: [] }] }, merge);
  expect(changed.body.message).toContain('addressType: Invalid value: "IPv6": field is immutable');
  expect(changed.body.message).toContain("endpoints[0].addresses: Required value");
  expect((await request("POST", path, { metadata: { name: "t" } })).body.message).toContain(
    "addressType: Required value",
  );
});
