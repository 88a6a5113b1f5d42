import { BubuError } from "@bubustack/api/errors";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { KubeClient } from "../kube/types.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { configMaps, widgetApi } from "../testing/widgets.ts";
import { createAbsent } from "./create.ts";
import { ownersOf } from "./managers.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

const object = (name: string, data: { readonly [key: string]: string }) => ({
  metadata: { namespace: "default", name, labels: { a: "b" } },
  data,
});
const create = (name: string, data: { readonly [key: string]: string }, unique: string) =>
  createAbsent(
    { client: api.client, manager: "bubu-x", unique: () => unique, signal: new AbortController().signal },
    configMaps,
    object(name, data),
  );

test("of many attempts at a time one creates, and the others change nothing", async () => {
  const attempts = Array.from({ length: 8 }, (_, at) =>
    create("raced", { winner: at < 4 ? "same" : `${at}` }, `u${at}`),
  );
  const results = await Promise.allSettled(attempts);
  const won = results.filter(({ status }) => status === "fulfilled");
  expect(won.length).toBe(1);
  for (const each of results)
    if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "apply/stale" });
  const after = await api.get(configMaps, "raced");
  expect([ownersOf(after).length, ownersOf(after)[0]?.manager]).toEqual([1, expect.stringMatching(/^bubu-x\.u\d$/)]);
});

test("what is somebody else's gets nothing, neither fields nor an owner", async () => {
  const theirs = await api.create(configMaps, "theirs", { data: { k: "v" } });
  await expect(create("theirs", { mine: "x" }, "u")).rejects.toMatchObject({ code: "apply/foreign" });
  const after = await api.get(configMaps, "theirs");
  expect([after.data, JSON.stringify(after.metadata)]).toEqual([{ k: "v" }, expect.not.stringContaining("bubu-x")]);
  expect(ownersOf(after).map(({ manager }) => manager)).toEqual(ownersOf(theirs).map(({ manager }) => manager));
});

test("a withdrawal goes on after the connection broke, and after the object changed", async () => {
  await api.create(configMaps, "broken", { data: { k: "v" } });
  let sent = 0;
  const client: KubeClient = {
    ...api.client,
    async request(method, path, options) {
      if (method === "PATCH" && ++sent === 2) throw new BubuError("kube/unreachable", "the connection broke");
      if (method === "PATCH" && sent === 3) await api.patch(configMaps, "broken", { data: { k: "w" } });
      return api.client.request(method, path, options);
    },
  };
  const { signal } = new AbortController();
  const tools = { client, manager: "bubu-x", unique: () => "u", signal };
  const attempt = createAbsent(tools, configMaps, object("broken", { mine: "x" }));
  await expect(attempt).rejects.toMatchObject({ code: "apply/foreign" });
  const after = await api.get(configMaps, "broken");
  expect([after.data, JSON.stringify(after.metadata), sent]).toEqual([
    { k: "w" },
    expect.not.stringContaining("bubu-x"),
    4,
  ]);
});
