import { expect, test } from "vitest";
import { addressedSpec, defaultedSpec } from "./service-spec.ts";

const inside = { internalTrafficPolicy: "Cluster", sessionAffinity: "None", type: "ClusterIP" };
const outside = { externalTrafficPolicy: "Cluster", internalTrafficPolicy: "Cluster", sessionAffinity: "None" };

test.each([
  ["inside of the cluster", {}, inside],
  ["with addresses of its own", { externalIPs: ["10.1.1.1"] }, { ...inside, ...outside, externalIPs: ["10.1.1.1"] }],
  ["on nodes", { type: "NodePort" }, { ...outside, type: "NodePort" }],
  ["balanced", { type: "LoadBalancer" }, { ...outside, type: "LoadBalancer", allocateLoadBalancerNodePorts: true }],
  [
    "another name",
    { type: "ExternalName", externalName: "a.b" },
    { type: "ExternalName", externalName: "a.b", sessionAffinity: "None" },
  ],
  [
    "with sessions",
    { sessionAffinity: "ClientIP" },
    { ...inside, sessionAffinity: "ClientIP", sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } },
  ],
  ["without sessions", { sessionAffinity: "None", sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } } }, inside],
  [
    "its ports",
    { ports: [{ port: 80 }, { port: 1, targetPort: "web" }] },
    {
      ...inside,
      ports: [
        { port: 80, targetPort: 80 },
        { port: 1, targetPort: "web" },
      ],
    },
  ],
])("what is left out of a service %s is filled in", (_, given, expected) => {
  expect(defaultedSpec(given)).toEqual(expected);
});

const single = { ipFamilies: ["IPv4"], ipFamilyPolicy: "SingleStack" };

test.each([
  ["no address", { selector: { a: "b" } }, single],
  ["one address", { clusterIP: "10.0.0.1" }, { ...single, clusterIPs: ["10.0.0.1"] }],
  [
    "an address of IPv6",
    { clusterIP: "fd00::1" },
    { clusterIPs: ["fd00::1"], ipFamilies: ["IPv6"], ipFamilyPolicy: "SingleStack" },
  ],
  ["addresses only", { clusterIPs: ["10.0.0.1"] }, { ...single, clusterIP: "10.0.0.1" }],
  ["no address on purpose", { clusterIP: "None", selector: { a: "b" } }, { ...single, clusterIPs: ["None"] }],
  [
    "no address on purpose and no selector",
    { clusterIP: "None" },
    { clusterIPs: ["None"], ipFamilies: ["IPv4", "IPv6"], ipFamilyPolicy: "RequireDualStack" },
  ],
  ["another name", { type: "ExternalName" }, {}],
])("a service with %s", (_, given, more) => {
  expect(addressedSpec(given)).toEqual({ ...given, ...more });
});

test("an update that names no address keeps it, until the service is another name", () => {
  const old = { ...single, type: "ClusterIP", clusterIP: "10.0.0.1", clusterIPs: ["10.0.0.1"] };
  expect(addressedSpec({ type: "ClusterIP" }, old)).toEqual(old);
  expect(addressedSpec({ type: "ExternalName", externalName: "a" }, old)).toEqual({
    type: "ExternalName",
    externalName: "a",
  });
  expect(addressedSpec({ type: "ClusterIP" }, { type: "ExternalName" })).toEqual({ ...single, type: "ClusterIP" });
});
