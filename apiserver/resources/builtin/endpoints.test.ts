import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";
import { endpoints } from "./endpoints.ts";

const path = "/api/v1/namespaces/default/endpoints";
const body = (ips: readonly string[]) => ({
  apiVersion: "v1",
  kind: "Endpoints",
  metadata: { name: "a" },
  subsets: [{ addresses: ips.map((ip) => ({ ip })), ports: [{ port: 80 }] }],
});

test("a PUT creates Endpoints, and each request is warned of their age", async () => {
  const { request } = await memory();
  const made = await request("PUT", `${path}/a`, body(["10.0.0.1"]));
  expect(made).toMatchObject({ code: 201, body: { subsets: [{ ports: [{ protocol: "TCP" }] }] } });
  const read = await request("GET", `${path}/a`);
  expect(read.warnings).toEqual(["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"]);
});

test("the first addresses are shown", () => {
  const cell = endpoints.columns.find(({ name }) => name === "Endpoints")?.cell;
  expect(cell?.(body(["10.0.0.1", "10.0.0.2"]) as never, 0)).toBe("10.0.0.1:80,10.0.0.2:80");
  expect(cell?.(body(["1", "2", "3", "4"]) as never, 0)).toBe("1:80,2:80,3:80 + 1 more...");
  expect(cell?.({}, 0)).toBe("<none>");
});
