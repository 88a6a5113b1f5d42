import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { leases, services } from "./services.ts";

const cellsOf = (service: JsonObject) => services.columns.map((column) => column.cell(service, 0));

test("services show their type, addresses and ports", () => {
  const spec = {
    type: "ClusterIP",
    ports: [{ port: 80 }, { port: 53, protocol: "UDP" }],
    selector: { b: "2", a: "1" },
  };
  const cells = cellsOf({ metadata: { name: "s" }, spec });
  expect(cells.slice(0, 5)).toEqual(["s", "ClusterIP", "<none>", "<none>", "80/TCP,53/UDP"]);
  expect(cells.at(-1)).toBe("a=1,b=2");
  expect(cellsOf({ spec: { type: "NodePort", ports: [{ port: 80, nodePort: 30_000 }] } })[4]).toBe("80:30000/TCP");
  expect(services.compiled().defaults({ spec: { ports: [{ port: 80 }] } })).toEqual({
    spec: { ports: [{ port: 80, protocol: "TCP" }] },
  });
});

test.each([
  [{ type: "ClusterIP", externalIPs: ["10.1.1.1", "10.1.1.2"] }, {}, "10.1.1.1,10.1.1.2"],
  [{ type: "ExternalName", externalName: "a.example.com" }, {}, "a.example.com"],
  [{ type: "LoadBalancer" }, {}, "<pending>"],
  [{ type: "LoadBalancer" }, { loadBalancer: { ingress: [{ ip: "10.2.2.2" }, { hostname: "b" }] } }, "10.2.2.2,b"],
])("where a service is reached from outside: %j", (spec, status, shown) => {
  expect(cellsOf({ spec, status })[3]).toBe(shown);
});

test("a new service has families of addresses and a status", () => {
  expect(services.strategy.create?.({ spec: { type: "ClusterIP" } }, "now")).toEqual({
    spec: { type: "ClusterIP", ipFamilies: ["IPv4"], ipFamilyPolicy: "SingleStack" },
    status: { loadBalancer: {} },
  });
});

test("leases show their holder", () => {
  expect(leases.columns[1]?.cell({ spec: { holderIdentity: "h" } }, 0)).toBe("h");
});

test("a lease lasts for some time and has changed hands at least never", () => {
  const problems = (spec: JsonObject) => leases.strategy.validate?.({ spec }, undefined) ?? [];
  expect(problems({ leaseDurationSeconds: 15, leaseTransitions: 0 })).toEqual([]);
  expect(problems({ leaseDurationSeconds: 0, leaseTransitions: -1 }).map(render)).toEqual([
    "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
    "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0",
  ]);
});
