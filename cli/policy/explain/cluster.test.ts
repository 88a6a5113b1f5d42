import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import type { Discovered } from "../../kube/discovery.ts";
import { clusterObjects } from "./cluster.ts";

const resource = (group: string, version: string, kind: string, plural: string, namespaced = false): Discovered => ({
  group,
  version,
  resource: plural,
  kind,
  namespaced,
  singular: "",
  shortNames: [],
});
const all = [
  resource("", "v1", "Namespace", "namespaces"),
  resource("", "v1", "ConfigMap", "configmaps", true),
  resource("", "v1", "Secret", "secrets", true),
  resource("admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies"),
  resource("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies"),
  resource("policy.bubustack.io", "v1alpha1", "ClusterPolicy", "clusterpolicies"),
];
const answers: { readonly [path: string]: JsonObject } = {
  "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies": {
    items: [{ metadata: { name: "v" }, spec: { paramKind: { apiVersion: "v1", kind: "ConfigMap" } } }],
  },
  "/apis/policy.bubustack.io/v1alpha1/clusterpolicies": { items: [] },
  "/api/v1/configmaps": { items: [{ metadata: { name: "c" } }] },
  "/api/v1/namespaces/n": { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } },
};

test("policies in one version, their params, and the Namespace; nothing else is read", async () => {
  const asked: string[] = [];
  const request = async (_: string, path: string) => {
    asked.push(path);
    return answers[path] ?? {};
  };
  const objects = await clusterObjects({ request }, all, "n");
  expect(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
    "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy",
    "v1 ConfigMap",
    "v1 Namespace",
  ]);
  expect(asked.toSorted()).toEqual(Object.keys(answers).toSorted());
});
