import { expect, test } from "vitest";
import { catalogue } from "./kinds.ts";

const definition = {
  kind: "CustomResourceDefinition",
  metadata: { name: "as.x.io" },
  spec: {
    group: "x.io",
    scope: "Cluster",
    names: { kind: "A", plural: "as" },
    versions: ["v1", "v2"].map((name) => ({ name, served: true })),
  },
};
const kinds = catalogue()([
  definition,
  { apiVersion: "y.io/v1", kind: "B", metadata: { name: "b", namespace: "n" } },
  { apiVersion: "y.io/v1", kind: "C", metadata: { name: "c" } },
]);

test("built-in kinds, ours, and those of given definitions and objects", () => {
  expect(kinds.namespaced("v1", "ConfigMap")).toBe(true);
  expect(kinds.namespaced("v1", "Namespace")).toBe(false);
  expect(kinds.namespaced("bubustack.io/v1alpha1", "Story")).toBe(true);
  expect(kinds.namespaced("x.io/v1", "A")).toBe(false);
  expect(kinds.namespaced("y.io/v1", "B")).toBe(true);
  expect(kinds.namespaced("y.io/v1", "C")).toBe(false);
  expect(kinds.namespaced("y.io/v1", "D")).toBeUndefined();
});

test("other versions and shapes", () => {
  expect(kinds.equivalents("x.io", "v1", "as").map(({ resource }) => resource.version)).toEqual(["v2"]);
  expect(kinds.equivalents("z.io", "v1", "as")).toEqual([]);
  expect(kinds.shape({ group: "", version: "v1", kind: "Pod" })?.schema.properties?.["spec"]).toBeDefined();
  expect(kinds.shape({ group: "", version: "v1", kind: "Nothing" })).toBeUndefined();
});

test("how objects are asked for, and what the server fills in", () => {
  const pods = kinds.resource("v1", "Pod");
  expect(pods).toMatchObject({ group: "", version: "v1", resource: "pods", kind: "Pod", namespaced: true });
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "a" },
    spec: { containers: [{ name: "a", image: "i" }] },
  };
  expect(pods?.completed(pod, "2026-01-01T00:00:00Z")["spec"]).toMatchObject({ restartPolicy: "Always" });
  expect(kinds.resource("x.io/v2", "A")).toMatchObject({ resource: "as", namespaced: false });
  const cron = kinds.resource("batch/v1", "CronJob");
  expect(cron).toMatchObject({ group: "batch", resource: "cronjobs" });
  expect(cron?.completed(pod, "")).toBe(pod);
  expect(kinds.namespaced("v1", "Node")).toBe(false);
  expect(kinds.resource("y.io/v1", "D")).toBeUndefined();
});
