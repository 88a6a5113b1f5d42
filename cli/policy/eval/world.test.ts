import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { catalogue } from "./kinds.ts";
import { given } from "./world.ts";

const map = (name: string, namespace: string, labels: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace, labels },
});
const rights: readonly JsonObject[] = [
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "r" },
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "r" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "r" },
    subjects: [{ kind: "User", name: "ann" }],
  },
];
const kinds = catalogue();
const look = (...objects: readonly JsonObject[]) => given(objects, kinds(objects)).look;
const names = (found: ReturnType<ReturnType<typeof look>>) =>
  found.state === "objects" ? found.objects.map(({ metadata }) => (metadata as JsonObject)["name"]) : found.state;
const params = { ask: "params", apiVersion: "v1", kind: "ConfigMap", namespace: "n" } as const;
const reads = { ask: "reads", apiVersion: "v1", kind: "ConfigMap", namespace: "n", most: 1_000 } as const;

test("a Namespace that is given has the label of its name; one that is not is unknown", () => {
  const find = look({ apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } });
  expect(find({ ask: "namespace", name: "n" })).toMatchObject({
    objects: [{ metadata: { labels: { "kubernetes.io/metadata.name": "n" } } }],
  });
  expect(find({ ask: "namespace", name: "m" }).state).toBe("unknown");
});

test("params and reads by name, labels and namespace, in the order of their names", () => {
  const find = look(map("b", "n", { a: "1" }), map("a", "n", { a: "1" }), map("c", "m", { a: "1" }));
  expect(names(find({ ...params, name: "a" }))).toEqual(["a"]);
  expect(names(find({ ...params, name: "c" }))).toBe("absent");
  expect(names(find({ ...params, selector: { matchLabels: { a: "1" } } }))).toEqual(["a", "b"]);
  expect(names(find({ ...reads, selector: {} }))).toEqual(["a", "b"]);
  expect(names(find({ ...reads, namespace: "", selector: {} }))).toEqual(["c", "a", "b"]);
  expect(names(find({ ...reads, selector: { matchExpressions: [{ operator: "?" }] } }))).toBe("failed");
});

test("reads by index", () => {
  const engram = {
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Engram",
    metadata: { name: "e", namespace: "n" },
    spec: { templateRef: { name: "t" } },
  };
  const asked = { ...reads, apiVersion: "bubustack.io/v1alpha1", kind: "Engram" };
  const find = look(engram);
  expect(names(find({ ...asked, index: { name: "templateRef", value: "t" } }))).toEqual(["e"]);
  expect(names(find({ ...asked, index: { name: "templateRef", value: "u" } }))).toBe("absent");
  expect(find({ ...asked, index: { name: "none", value: "u" } })).toEqual({
    state: "failed",
    reason: 'Engram has no index "none"',
  });
});

test("kinds of params", () => {
  expect(look()({ ask: "paramKind", apiVersion: "v1", kind: "ConfigMap" })).toEqual({
    state: "kind",
    namespaced: true,
  });
  expect(look()({ ask: "paramKind", apiVersion: "v1", kind: "Nothing" })).toEqual({ state: "absent" });
});

test("rights by the roles that are given; without any they are unknown", () => {
  const check = {
    verb: "get",
    group: "",
    resource: "pods",
    subresource: "",
    namespace: "n",
    name: "",
    fieldSelector: "",
    labelSelector: "",
  };
  const may = (username: string) => look(...rights)({ ask: "access", user: { username }, check });
  expect(may("ann")).toMatchObject({ access: { allowed: true } });
  expect(may("bob")).toMatchObject({ access: { allowed: false } });
  expect(look(...rights)({ ask: "access", user: { username: "ann" }, check: { ...check, path: "/x" } })).toMatchObject({
    access: { allowed: false },
  });
  expect(look()({ ask: "access", user: {}, check }).state).toBe("unknown");
});
