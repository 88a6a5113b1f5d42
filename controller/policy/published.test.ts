import type { JsonObject } from "@bubustack/api/json";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { expect, test } from "vitest";
import { published } from "./published.ts";

const gvk = { group: "apps", version: "v1", kind: "Deployment" };
const schemaWith = (field: string) => ({
  paths: { "/apis/apps/v1/namespaces/{namespace}/deployments": { post: { "x-kubernetes-group-version-kind": gvk } } },
  components: {
    schemas: {
      D: { type: "object", properties: { [field]: { type: "string" } }, "x-kubernetes-group-version-kind": [gvk] },
    },
  },
});
const deployments = { group: "apps", version: "v1", resource: "deployments" };

/** An API server that publishes one document, and says what it was asked for. */
function server() {
  const state = { hash: "A1", field: "one", broken: false, asked: [] as string[], now: 0 };
  const answer = (path: string, hash?: string): JsonObject => {
    state.asked.push(hash === undefined ? path : `${path}?hash=${hash}`);
    if (state.broken) throw new Error("no connection");
    if (path !== "/openapi/v3") return schemaWith(state.field);
    return { paths: { "apis/apps/v1": { serverRelativeURL: `/openapi/v3/apis/apps/v1?hash=${state.hash}` } } };
  };
  const client: KubeClient = {
    request: async (_, path, options) => answer(path, options?.query?.["hash"]),
    watch: async () => {},
    close: () => {},
  };
  return { state, kinds: published(client, () => state.now) };
}

test("a document is read once for as long as its hash stays", async () => {
  const { state, kinds } = server();
  await kinds.prepare([deployments]);
  await kinds.prepare([deployments]);
  expect(state.asked).toEqual(["/openapi/v3", "/openapi/v3/apis/apps/v1?hash=A1"]);
  expect(kinds.kindOf(deployments)?.schema.properties).toHaveProperty("one");
  Object.assign(state, { hash: "B2", field: "two", now: 60_000 });
  await kinds.prepare([deployments]);
  expect(kinds.kindOf(deployments)?.schema.properties).toHaveProperty("two");
});

test("what is not served is not known, and what cannot be read is asked for again", async () => {
  const { state, kinds } = server();
  state.broken = true;
  await kinds.prepare([deployments]);
  expect(kinds.kindOf(deployments)).toBeUndefined();
  state.broken = false;
  await kinds.prepare([deployments, { ...deployments, group: "other.example" }]);
  expect(kinds.kindOf(deployments)).toBeDefined();
  expect(kinds.kindOf({ ...deployments, group: "other.example" })).toBeUndefined();
  const asked = state.asked.length;
  await kinds.prepare([]);
  expect(state.asked).toHaveLength(asked);
});
