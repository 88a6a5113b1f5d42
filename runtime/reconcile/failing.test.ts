import { afterAll, beforeAll, expect, test } from "vitest";
import { conditionsOf } from "../conditions.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { widgetApi, widgets } from "../testing/widgets.ts";
import { failingType, showFailing } from "./failing.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

test("a failure is shown once, whatever its words, and taken back alone", async () => {
  const { signal } = new AbortController();
  const tools = { client: api.client, controller: "x", manager: "bubu-x", resource: widgets, signal };
  await api.create(widgets, "w", { spec: { color: "red" } });
  const seen = await api.patch(widgets, "w", { metadata: { labels: { a: "b" } } });
  const failing = { reason: "Bad", message: "request 1 failed" };
  const shown = (await showFailing(tools, seen, failing, Date.now())) ?? {};
  expect(conditionsOf(shown)).toMatchObject([
    { type: failingType("x"), status: "True", ...failing, observedGeneration: 1 },
  ]);
  expect(await showFailing(tools, shown, { ...failing, message: "request 2 failed" }, Date.now())).toBeUndefined();
  const other = (await showFailing(tools, shown, { reason: "Worse", message: "" }, Date.now())) ?? {};
  expect(conditionsOf(other)).toMatchObject([{ reason: "Worse" }]);
  const after = (await showFailing(tools, other, undefined, Date.now())) ?? {};
  expect([conditionsOf(after), after.spec]).toEqual([[], { color: "red", size: 3 }]);
  expect(await showFailing(tools, after, undefined, Date.now())).toBeUndefined();
});
