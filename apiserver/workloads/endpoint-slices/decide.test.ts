import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listAt } from "../../resources/object.ts";
import { planSlices } from "./decide.ts";

const service = (spec: JsonObject = {}): JsonObject => ({
  metadata: { name: "web", namespace: "n", uid: "u" },
  spec: { selector: { app: "a" }, ports: [{ port: 80, targetPort: "http" }], ...spec },
});
const pod = (name: string, ready = true, more: JsonObject = {}, port = 8080): JsonObject => ({
  metadata: { name, namespace: "n", uid: name, labels: { app: "a" }, ...more },
  spec: { nodeName: "local", containers: [{ ports: [{ name: "http", containerPort: port }] }] },
  status: {
    phase: "Running",
    podIP: "127.0.0.1",
    conditions: [{ type: "Ready", status: ready ? "True" : "False" }],
  },
});
const planned = (pods: readonly JsonObject[], slices: readonly JsonObject[] = [], given = service()) =>
  planSlices({ service: given, pods, slices });

test("a slice has the pods that are selected, with their state and ports", () => {
  const others = [pod("other", true, { labels: {} }), { ...pod("ended"), status: { phase: "Failed", podIP: "x" } }];
  const { create } = planned([pod("b", false), pod("a"), ...others]);
  expect(create).toEqual([
    {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: {
        namespace: "n",
        generateName: "web-",
        labels: {
          "kubernetes.io/service-name": "web",
          "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
        },
        ownerReferences: [
          { apiVersion: "v1", kind: "Service", name: "web", uid: "u", controller: true, blockOwnerDeletion: true },
        ],
      },
      addressType: "IPv4",
      ports: [{ name: "", port: 8080, protocol: "TCP" }],
      endpoints: ["a", "b"].map((name) => ({
        addresses: ["127.0.0.1"],
        conditions: { ready: name === "a", serving: name === "a", terminating: false },
        nodeName: "local",
        targetRef: { kind: "Pod", name, namespace: "n", uid: name },
      })),
    },
  ]);
});

test("one that is ending is not ready any more, and may be told of all the same", () => {
  const going = pod("a", true, { deletionTimestamp: "2026-01-01T00:00:00Z" });
  expect(planned([going]).create).toMatchObject([
    { endpoints: [{ conditions: { ready: false, serving: true, terminating: true } }] },
  ]);
  expect(planned([pod("a", false)], [], service({ publishNotReadyAddresses: true })).create).toMatchObject([
    { endpoints: [{ conditions: { ready: true, serving: false } }] },
  ]);
});

test("without pods there is an empty slice; without a selector, or as an alias, none", () => {
  expect(planned([]).create).toMatchObject([{ endpoints: [] }]);
  for (const spec of [{ selector: {} }, { type: "ExternalName" }])
    expect(planned([pod("a")], [], service(spec))).toEqual({ create: [], update: [], remove: [] });
});

test("pods with other ports have other slices, and so do more than a hundred", () => {
  expect(planned([pod("a"), pod("b", true, {}, 9090)]).create.map((slice) => slice["ports"])).toMatchObject([
    [{ port: 8080 }],
    [{ port: 9090 }],
  ]);
  const many = Array.from({ length: 150 }, (_, index) => pod(`p${index}`));
  expect(planned(many).create.map((slice) => listAt(slice, "endpoints").length)).toEqual([100, 50]);
});

test("done once, nothing is left to do, whatever was there", () => {
  const some = fc.array(
    fc.record({ name: fc.integer({ min: 0, max: 9 }).map(String), ready: fc.boolean(), port: fc.constantFrom(1, 2) }),
    { maxLength: 6 },
  );
  const pods = (given: readonly { name: string; ready: boolean; port: number }[]) =>
    [...new Map(given.map((each) => [each.name, each])).values()].map(({ name, ready, port }) =>
      pod(name, ready, {}, port),
    );
  const done = (slices: readonly JsonObject[], given: readonly JsonObject[]) => {
    const { create, update, remove } = planned(given, slices);
    const name = (slice: JsonObject) => JSON.stringify(slice["metadata"]);
    const kept = slices
      .filter((slice) => !remove.includes(slice))
      .map((slice) => update.find((next) => name(next) === name(slice)) ?? slice);
    return [
      ...kept,
      ...create.map((slice, index) => ({
        ...slice,
        metadata: { ...(slice["metadata"] as JsonObject), name: `${slices.length}-${index}` },
      })),
    ];
  };
  fc.assert(
    fc.property(some, some, (first, second) => {
      const now = done(done([], pods(first)), pods(second));
      expect(planned(pods(second), now)).toEqual({ create: [], update: [], remove: [] });
      expect(now.flatMap((slice) => listAt(slice, "endpoints"))).toHaveLength(pods(second).length);
    }),
  );
});
