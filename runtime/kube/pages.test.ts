import type { JsonObject } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { listAll } from "./pages.ts";
import type { List } from "./reflection.ts";
import type { KubeClient, RequestOptions } from "./types.ts";

const resource = { group: "bubustack.io", version: "v1alpha1", resource: "stories", kind: "Story", namespaced: true };
const item = (name: string) => ({ metadata: { name } });

/** Answers one page after the other and keeps what was asked. */
function paging(pages: readonly JsonObject[]) {
  const asked: RequestOptions["query"][] = [];
  const client: KubeClient = {
    async request(_method, _path, options) {
      asked.push(options?.query);
      return pages[asked.length - 1] ?? {};
    },
    async watch() {},
    close() {},
  };
  return { asked, collection: { client, resource, path: "/p", query: { fieldSelector: "f" }, pageSize: 2 } };
}
const list = (more: Partial<List> = {}): List => ({
  step: "list",
  resourceVersion: "0",
  paged: true,
  reason: "start",
  ...more,
});
const signal = new AbortController().signal;

describe("listAll", () => {
  test("follows the tokens and keeps the version of the first page", async () => {
    const { asked, collection } = paging([
      { metadata: { resourceVersion: "5", continue: "t1" }, items: [item("a"), item("b")] },
      { metadata: { resourceVersion: "6" }, items: [item("c")] },
    ]);
    const { objects, resourceVersion } = await listAll(collection, list(), signal);
    expect([objects.length, resourceVersion]).toEqual([3, "5"]);
    expect(asked).toEqual([
      { fieldSelector: "f", limit: "2", resourceVersion: "0" },
      { fieldSelector: "f", limit: "2", continue: "t1" },
    ]);
  });

  test("the newest state is asked for without a version, a list without pages without a limit", async () => {
    const { asked, collection } = paging([{ metadata: { resourceVersion: "5" }, items: [] }]);
    await listAll(collection, list({ resourceVersion: "", paged: false }), signal);
    expect(asked).toEqual([{ fieldSelector: "f", limit: undefined, resourceVersion: undefined }]);
  });

  test("objects carry their kind, as they do in a watch", async () => {
    const other = { apiVersion: "bubustack.io/v1alpha1", kind: "Story", metadata: { name: "b" } };
    const { collection } = paging([{ metadata: { resourceVersion: "5" }, items: [item("a"), other] }]);
    const { objects } = await listAll(collection, list(), signal);
    expect(objects).toEqual([{ apiVersion: "bubustack.io/v1alpha1", kind: "Story", ...item("a") }, other]);
  });

  test("an empty list may say null", async () => {
    const { collection } = paging([{ metadata: { resourceVersion: "5" }, items: null }]);
    expect((await listAll(collection, list(), signal)).objects).toEqual([]);
  });

  test.each([
    {},
    { items: [] },
    { metadata: { resourceVersion: "5" }, items: {} },
    { metadata: { resourceVersion: "5" }, items: [{}] },
  ])("%j is not a list", async (page) => {
    await expect(listAll(paging([page]).collection, list(), signal)).rejects.toMatchObject({ code: "kube/unparsable" });
  });
});
