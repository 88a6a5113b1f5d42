import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { environment, expand, fieldOf } from "./environment.ts";

const pod = { metadata: { name: "p", namespace: "n", labels: { a: "1" } }, spec: { serviceAccountName: "s" } };
const objects: { readonly [key: string]: JsonObject } = {
  "ConfigMap/c": { metadata: { namespace: "n", name: "c" }, data: { k: "v" } },
  "Secret/s": { metadata: { namespace: "n", name: "s" }, data: { k: Buffer.from("hidden").toString("base64") } },
};
const sources = { pod, get: (kind: string, name: string) => objects[`${kind}/${name}`] };
const resolved = (container: JsonObject) => {
  const found = environment(container, sources);
  return "problem" in found ? found.problem : Object.fromEntries(found.variables);
};

test("variables come from everywhere, later over earlier", () => {
  const envFrom = [
    { prefix: "C_", configMapRef: { name: "c" } },
    { secretRef: { name: "s" } },
    { secretRef: { name: "none", optional: true } },
  ];
  const env = [
    { name: "k", value: "over" },
    { name: "x", valueFrom: { fieldRef: { fieldPath: "spec.serviceAccountName" } } },
    { name: "y", value: "$(x) $(none) $$(x)" },
    { name: "z", valueFrom: { secretKeyRef: { name: "s", key: "none", optional: true } } },
  ];
  expect(resolved({ envFrom, env })).toEqual({ C_k: "v", k: "over", x: "s", y: "s $(none) $(x)" });
});

test("what is missing is named as a kubelet names it", () => {
  const from = (valueFrom: JsonObject) => resolved({ env: [{ name: "a", valueFrom }] });
  expect(from({ secretKeyRef: { name: "none", key: "k" } })).toBe('secret "none" not found');
  expect(from({ configMapKeyRef: { name: "c", key: "none" } })).toBe("couldn't find key none in ConfigMap n/c");
  expect(from({ fieldRef: { fieldPath: "spec.none" } })).toBe("field spec.none of the pod is not there");
  expect(from({ resourceFieldRef: { resource: "limits.cpu" } })).toContain("no meaning");
});

test("fields of the pod", () => {
  expect(fieldOf(pod, "metadata.labels['a']")).toBe("1");
  expect(fieldOf(pod, "metadata.labels")).toBe('a="1"\n');
  expect(fieldOf(pod, "status.podIP")).toBe("127.0.0.1");
  expect(expand("$$", new Map())).toBe("$");
});
