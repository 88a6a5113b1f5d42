import { expect, test } from "vitest";
import { request } from "../admission/testing/scene.ts";
import { defaultReach, isExcluded, isForNamespaces } from "./excluded.ts";

const resource = (group: string, plural: string) => ({ group, version: "v1", resource: plural });
const reach = { ...defaultReach, systemNamespaces: ["cni"], platformNamespaces: ["bubu"] };

test("resources and namespaces without which a cluster cannot be mended", () => {
  expect(isExcluded(request(), reach)).toBe(false);
  for (const namespace of ["kube-system", "kube-public", "kube-node-lease", "cni", "bubu"]) {
    expect(isExcluded(request({ namespace }), reach)).toBe(true);
    const itself = { resource: resource("", "namespaces"), name: namespace, namespace };
    expect(isExcluded(request(itself), reach)).toBe(true);
  }
  expect(isExcluded(request({ resource: resource("rbac.authorization.k8s.io", "roles") }), reach)).toBe(true);
  expect(isExcluded(request({ resource: resource("", "pods"), subResource: "status" }), reach)).toBe(true);
  expect(isExcluded(request({ resource: resource("", "pods"), subResource: "exec" }), reach)).toBe(false);
});

test("what was asked counts as well as what it is seen as", () => {
  expect(isExcluded(request({ requestResource: resource("", "nodes") }), reach)).toBe(true);
});

test("what policies of namespaces may be about", () => {
  expect(isForNamespaces(resource("bubustack.io", "stories"), reach)).toBe(true);
  expect(isForNamespaces(resource("", "pods"), reach)).toBe(false);
  const pods = { ...reach, namespacedKinds: [{ group: "", resources: ["pods"] }] };
  expect(isForNamespaces(resource("", "pods"), pods)).toBe(true);
  expect(isForNamespaces(resource("", "secrets"), pods)).toBe(false);
});
