import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { expect, test } from "vitest";
import { noRequest } from "./engine.ts";
import { bounds, lookerOf } from "./look.ts";

const maps = {
  group: "",
  version: "v1",
  resource: "configmaps",
  kind: "ConfigMap",
  namespaced: true,
  namespaces: ["n"],
};
const map = (name: string): JsonObject => ({ metadata: { name, namespace: "n" } });
const params = { ask: "params", apiVersion: "v1", kind: "ConfigMap", namespace: "n" } as const;

function setup(pages: readonly JsonObject[]) {
  const asked: string[] = [];
  let now = 0;
  const client: KubeClient = {
    request: async (method, path, { query = {} } = {}) => {
      asked.push(`${method} ${path} ${query["fieldSelector"] ?? ""}${query["continue"] ?? ""}`.trim());
      const page = pages[query["continue"] === undefined ? 0 : Number(query["continue"])];
      if (page === undefined) throw new BubuError("kube/unreachable");
      return page;
    },
    watch: async () => {},
    close: () => {},
  };
  const namespaces = { get: (_: string, name: string) => (name === "n" ? { kind: "Namespace" } : undefined) };
  const looker = lookerOf({ client, namespaces, readable: [maps], clock: () => now });
  const pass = (ms: number) => {
    now += ms;
  };
  return { looker, asked, pass };
}

test("namespaces and kinds are known at once, who asks is never known", () => {
  const { looker } = setup([]);
  expect(looker.atHand({ ask: "namespace", name: "n" })).toMatchObject({ state: "objects" });
  expect(looker.atHand({ ask: "namespace", name: "m" })).toEqual({ state: "absent" });
  expect(looker.atHand({ ask: "paramKind", apiVersion: "v1", kind: "ConfigMap" })).toEqual({
    state: "kind",
    namespaced: true,
  });
  const check = { verb: "get", group: "", resource: "pods", subresource: "", namespace: "", name: "" };
  const access = { ...check, fieldSelector: "", labelSelector: "" };
  expect(looker.atHand({ ask: "access", user: {}, check: access })).toEqual({ state: "unknown", reason: noRequest });
});

test("what is not readable is refused, and says what to do", () => {
  const { looker } = setup([]);
  expect(looker.atHand({ ask: "paramKind", apiVersion: "v1", kind: "Secret" })).toMatchObject({ state: "failed" });
  expect(looker.atHand({ ...params, namespace: "m" })).toMatchObject({
    reason: 'ConfigMap is not readable in namespace "m"; see the setting policy.readable',
  });
});

test("objects are read page by page, once a while", async () => {
  const { looker, asked, pass } = setup([{ items: [map("b")], metadata: { continue: "1" } }, { items: [map("a")] }]);
  const names = async () => {
    const found = await looker.fetch({ ...params, selector: {} });
    return found.state === "objects" ? found.objects.map(({ metadata }) => (metadata as JsonObject)["name"]) : found;
  };
  expect(looker.atHand(params)).toBeUndefined();
  expect(await names()).toEqual(["a", "b"]);
  expect(await names()).toEqual(["a", "b"]);
  const path = "GET /api/v1/namespaces/n/configmaps";
  expect(asked).toEqual([path, `${path} 1`]);
  pass(bounds.ms + 1);
  await looker.fetch({ ...params, name: "a" });
  expect(asked.at(-2)).toBe(`${path} metadata.name=a`);
});

test("too many objects, and no answer", async () => {
  const many = { items: Array.from({ length: bounds.objects + 1 }, (_, at) => map(`m${at}`)) };
  expect(await setup([many]).looker.fetch(params)).toMatchObject({ state: "failed" });
  expect(await setup([]).looker.fetch(params)).toEqual({ state: "failed", reason: "the API server gave no answer" });
});
