import { afterAll, beforeAll, expect, test } from "vitest";
import { metadataOf } from "../kube/object.ts";
import { silentLog } from "../log.ts";
import type { Note } from "../plan.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { widgetApi, widgets } from "../testing/widgets.ts";
import { notes } from "./notes.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

test("an object's events say what happened, how often and by whom; nobody waits for them", async () => {
  let now = Date.UTC(2026, 0, 1);
  let names = 0;
  const told = notes({
    client: api.client,
    component: "bubu-test",
    instance: "replica-1",
    log: silentLog(),
    now: () => now,
    unique: () => `e${names++}`,
  });
  const about = await api.create(widgets, "talked-about", { spec: { color: "red" } });
  const note: Note = { about, type: "Warning", reason: "Failed", message: "it failed" };
  told.tell(note);
  told.tell(note);
  now += 61_000;
  told.tell(note);
  told.tell({ ...note, about: { ...about, metadata: { name: "no such/name", namespace: "default" } } });
  await told.stop();
  const { items } = await api.client.request("GET", "/api/v1/namespaces/default/events");
  expect(items).toMatchObject([
    {
      metadata: { name: "talked-about.e0" },
      involvedObject: { kind: "Widget", name: "talked-about" },
      type: "Warning",
      reason: "Failed",
      message: "it failed",
      count: 3,
      firstTimestamp: "2026-01-01T00:00:00Z",
      lastTimestamp: "2026-01-01T00:01:01Z",
      reportingInstance: "replica-1",
    },
  ]);
});

test("what is in no namespace is told in the default one, where kubectl describe looks", async () => {
  const told = notes({
    client: api.client,
    component: "c",
    instance: "i",
    log: silentLog(),
    now: Date.now,
    unique: () => "x",
  });
  const about = await api.client.request("GET", "/api/v1/namespaces/default");
  told.tell({ about, type: "Normal", reason: "Seen", message: "seen" });
  await told.stop();
  const { uid, name } = metadataOf(about);
  const fields = ["namespace=", "kind=Namespace", `uid=${uid}`, `name=${name}`].map(
    (field) => `involvedObject.${field}`,
  );
  const { items } = await api.client.request("GET", "/api/v1/events", { query: { fieldSelector: fields.join() } });
  expect(items).toMatchObject([{ metadata: { namespace: "default", name: "default.x" }, reason: "Seen" }]);
});
