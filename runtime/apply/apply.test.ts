import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { metadataOf } from "../kube/object.ts";
import type { Plan } from "../plan.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { configMaps, widgetApi, widgets } from "../testing/widgets.ts";
import type { ApplyTools } from "./apply.ts";
import { apply } from "./apply.ts";
import { ownersOf } from "./managers.ts";
import { written } from "./written.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

const managersOf = (object: JsonObject) => ownersOf(object).map(({ manager }) => manager);
const configMap = (name: string, data: JsonObject) => ({
  write: "create" as const,
  resource: configMaps,
  object: { metadata: { namespace: "default", name }, data },
});

function setup(more: Partial<ApplyTools> = {}) {
  const learned: JsonObject[] = [];
  const sent: string[] = [];
  const tools: ApplyTools = {
    client: api.client,
    manager: "bubu-test",
    learn: (_, object) => learned.push(object),
    onWrite: (write) => sent.push(write),
    valid: () => true,
    signal: new AbortController().signal,
    ...more,
  };
  return { run: (plan: Plan) => apply(plan, tools), learned, sent };
}

describe("creating", () => {
  test("makes what is absent, under a field manager of this attempt alone; what follows goes on with it", async () => {
    const { run, learned, sent } = setup({ unique: () => "one" });
    await run({ writes: [configMap("fresh", { a: "1", b: "2" })] });
    expect([learned[0]?.data, managersOf(learned[0] ?? {})]).toEqual([{ a: "1", b: "2" }, ["bubu-test.one"]]);
    const seen = learned[0] ?? {};
    const write = { write: "apply", resource: configMaps, seen } as const;
    await run({ writes: [{ ...write, fields: { data: { a: "3" } } }] });
    const after = await api.get(configMaps, "fresh");
    expect([after.data, managersOf(after), sent]).toEqual([{ a: "3" }, ["bubu-test.one"], ["create", "apply"]]);
  });

  test("leaves an object of somebody else as it was, even where no field is in conflict", async () => {
    await api.create(configMaps, "theirs", { data: { x: "theirs" } });
    const before = await api.get(configMaps, "theirs");
    await expect(setup().run({ writes: [configMap("theirs", { a: "1" })] })).rejects.toMatchObject({
      code: "apply/foreign",
    });
    const after = await api.get(configMaps, "theirs");
    expect([after.data, managersOf(after)]).toEqual([before.data, managersOf(before)]);
  });

  test("means to look again where another attempt of ours was faster, with the same fields or others", async () => {
    await setup({ unique: () => "first" }).run({ writes: [configMap("raced", { a: "1" })] });
    for (const data of [{ a: "1" }, { a: "2" }, { b: "1" }]) {
      const late = setup().run({ writes: [configMap("raced", data)] });
      await expect(late).rejects.toMatchObject({ code: "apply/stale" });
      const after = await api.get(configMaps, "raced");
      expect([after.data, managersOf(after)]).toEqual([{ a: "1" }, ["bubu-test.first"]]);
    }
  });
});

describe("writing to what was seen", () => {
  test("sends nothing where nothing changes", async () => {
    const { run, sent, learned } = setup();
    await run({ writes: [configMap("quiet", { a: "1" })] });
    const seen = learned[0] ?? {};
    expect(await run({ writes: [{ write: "apply", resource: configMaps, seen, fields: { data: { a: "1" } } }] })).toBe(
      0,
    );
    expect(sent).toEqual(["create"]);
  });

  test("writes only to that state of that object: not to a later one, not to its successor, not where it is gone", async () => {
    const { run } = setup();
    const write = (seen: JsonObject): Plan => ({
      writes: [{ write: "apply", resource: configMaps, seen, fields: { data: { ours: "1" } } }],
    });
    const seen = await api.create(configMaps, "moving", { data: {} });
    await api.patch(configMaps, "moving", { data: { a: "later" } });
    await expect(run(write(seen))).rejects.toMatchObject({ code: "apply/stale" });
    const later = await api.get(configMaps, "moving");
    await api.delete(configMaps, "moving");
    await expect(run(write(later))).rejects.toMatchObject({ code: "apply/stale" });
    await expect(api.get(configMaps, "moving")).rejects.toMatchObject({ http: 404 });
    await api.create(configMaps, "moving", { data: { again: "1" } });
    await expect(run(write(later))).rejects.toMatchObject({ code: "apply/stale" });
    expect((await api.get(configMaps, "moving")).data).toEqual({ again: "1" });
  });

  test("what a broken attempt to create left behind is taken back, and stands in no way", async () => {
    const { run, learned } = setup({ unique: () => "first" });
    await run({ writes: [configMap("twice", { a: "1" })] });
    const left = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "twice" }, data: { a: "1", b: "left" } };
    const seen = await api.client.request("PATCH", "/api/v1/namespaces/default/configmaps/twice", {
      body: left,
      contentType: "application/apply-patch+yaml",
      query: { fieldManager: "bubu-test.second" },
    });
    await run({ writes: [{ write: "apply", resource: configMaps, seen, fields: { data: { a: "2" } } }] });
    expect([learned.at(-1)?.data, managersOf(learned.at(-1) ?? {})]).toEqual([{ a: "2" }, ["bubu-test.first"]]);
  });

  test("a field that somebody else owns is theirs", async () => {
    const seen = await api.create(configMaps, "owned", { data: { a: "theirs" } });
    const plan: Plan = { writes: [{ write: "apply", resource: configMaps, seen, fields: { data: { a: "ours" } } }] };
    await expect(setup().run(plan)).rejects.toMatchObject({
      code: "apply/owned",
      message: expect.stringContaining(".data.a"),
    });
  });

  test("an object that was never seen is not written", async () => {
    const seen = { metadata: { namespace: "default", name: "x" } };
    const plan: Plan = { writes: [{ write: "delete", resource: configMaps, seen }] };
    await expect(setup().run(plan)).rejects.toMatchObject({ code: "reconcile/failed" });
  });

  test("writes of one plan follow each other, and the status comes last", async () => {
    const { run, sent } = setup();
    const seen = await api.create(widgets, "w", {
      spec: { color: "red" },
      metadata: { name: "w", finalizers: ["x/y"] },
    });
    const plan = (seen: JsonObject): Plan => ({
      status: { resource: widgets, seen, status: { phase: "Ready" } },
      writes: [
        { write: "finalizer", resource: widgets, seen, finalizer: "bubu/test", present: true },
        { write: "apply", resource: widgets, seen, fields: { metadata: { labels: { a: "b" } } } },
      ],
    });
    expect(await run(plan(seen))).toBe(3);
    expect(sent).toEqual(["finalizer", "apply", "status"]);
    const after = await api.get(widgets, "w");
    expect(after).toMatchObject({
      metadata: { finalizers: ["x/y", "bubu/test"], labels: { a: "b" } },
      spec: { color: "red" },
      status: { phase: "Ready" },
    });
    expect(await run(plan(after))).toBe(0);
  });

  test("a finalizer is taken away by itself, and the object may go", async () => {
    const { run } = setup();
    const seen = await api.create(widgets, "ends", {
      spec: { color: "red" },
      metadata: { name: "ends", finalizers: ["bubu/test"] },
    });
    await run({ writes: [{ write: "delete", resource: widgets, seen }] });
    const ending = await api.get(widgets, "ends");
    expect(isObject(ending.metadata) && ending.metadata.deletionTimestamp).toBeTruthy();
    expect(await run({ writes: [{ write: "delete", resource: widgets, seen: ending }] })).toBe(0);
    const away = { write: "finalizer", resource: widgets, finalizer: "bubu/test", present: false } as const;
    await run({ writes: [{ ...away, seen: ending }] });
    await expect(api.get(widgets, "ends")).rejects.toMatchObject({ http: 404 });
  });

  test("a deletion is of that state of that object; one that is gone is done with", async () => {
    const { run } = setup();
    const seen = await api.create(configMaps, "doomed", { data: {} });
    const plan: Plan = { writes: [{ write: "delete", resource: configMaps, seen }] };
    const later = await api.patch(configMaps, "doomed", { data: { a: "1" } });
    await expect(run(plan)).rejects.toMatchObject({ code: "apply/stale" });
    await run({ writes: [{ write: "delete", resource: configMaps, seen: later }] });
    await expect(run(plan)).resolves.toBe(1);
  });
});

test("who no longer holds the lease writes nothing, not even the rest of a plan", async () => {
  let left = 1;
  const { run, sent } = setup({ valid: () => left-- > 0 });
  const plan = { writes: [configMap("last", { a: "1" }), configMap("never", { a: "1" })] };
  await expect(run(plan)).rejects.toMatchObject({ code: "apply/lost" });
  expect(sent).toEqual(["create"]);
  expect(metadataOf(await api.get(configMaps, "last")).name).toBe("last");
  await expect(api.get(configMaps, "never")).rejects.toMatchObject({ http: 404 });
});

describe("what somebody else changes", () => {
  /** An object of ours, as it was made; and a way to apply the same again to what is there now. */
  async function ours(name: string, more: Partial<ApplyTools> = {}) {
    const drift: unknown[] = [];
    const refused: unknown[] = [];
    const { run, learned } = setup({
      written: written(),
      onDrift: ({ field, manager, object }) => drift.push([field, manager, object.data]),
      onRefused: (_, object, { code }) => refused.push([metadataOf(object).name, code]),
      ...more,
    });
    const data = { a: "1", b: "2" };
    await run({ writes: [configMap(name, data)] });
    const again = async (reclaims: boolean) => {
      const seen = await api.get(configMaps, name);
      return run({ writes: [{ write: "apply", resource: configMaps, seen, fields: { data }, reclaims }] });
    };
    await again(true);
    return { run, learned, drift, refused, again, data };
  }

  test("is put right and told with field and manager, whether it is another value or none", async () => {
    const { again, drift, data } = await ours("changed");
    await api.patch(configMaps, "changed", { data: { a: "theirs", b: null, c: "theirs" } });
    expect(await again(true)).toBe(2);
    const whole = { ...data, c: "theirs" };
    expect(drift).toEqual([
      [".data.a", "somebody", whole],
      // It was taken away, maybe in the second in which we wrote: then nobody is accused.
      [".data.b", expect.toBeOneOf(["", "somebody"]), whole],
    ]);
    expect((await api.get(configMaps, "changed")).data).toEqual(whole);
    expect([await again(true), drift.length]).toEqual([0, 2]);
  });

  test("stays theirs where the controller does not claim it, and is told as a refusal", async () => {
    const { again, drift, refused } = await ours("kept");
    await api.patch(configMaps, "kept", { data: { a: "theirs" } });
    await expect(again(false)).rejects.toMatchObject({ code: "apply/owned" });
    expect([drift, refused]).toEqual([[], [["kept", "apply/owned"]]]);
    expect((await api.get(configMaps, "kept")).data).toEqual({ a: "theirs", b: "2" });
  });

  test("is not fought over without end", async () => {
    const { again, refused } = await ours("fought", { mayReclaim: () => false });
    await api.patch(configMaps, "fought", { data: { a: "theirs" } });
    await expect(again(true)).rejects.toMatchObject({
      code: "apply/fought",
      message: '"somebody" changes .data.a again and again',
    });
    expect(refused).toEqual([["fought", "apply/fought"]]);
  });

  test("and deletes is made anew, and told; what we delete ourselves is not", async () => {
    const { run, drift, data } = await ours("deleted");
    await api.delete(configMaps, "deleted");
    await run({ writes: [{ ...configMap("deleted", data) }] });
    expect(drift).toEqual([["", "", data]]);
    const seen = await api.get(configMaps, "deleted");
    await run({ writes: [{ write: "delete", resource: configMaps, seen }] });
    await run({ writes: [configMap("deleted", data)] });
    expect(drift.length).toBe(1);
  });

  test("is no drift where it is we who want something else", async () => {
    const { run, drift } = await ours("wished");
    const seen = await api.get(configMaps, "wished");
    await run({
      writes: [{ write: "apply", resource: configMaps, seen, fields: { data: { a: "9" } }, reclaims: true }],
    });
    expect(drift).toEqual([]);
  });

  test("what the API server refuses is told, and what breaks is not", async () => {
    let http = 403;
    const request = (method: string, ...rest: [string]) =>
      method === "PATCH" && http > 0
        ? Promise.reject(new BubuError("kube/request", "a policy says no", { http }))
        : api.client.request(method, ...rest);
    const seen = await api.create(configMaps, "refused", {});
    const refused: unknown[] = [];
    const { run } = setup({
      client: { ...api.client, request },
      onRefused: (_, object, { message }) => refused.push([metadataOf(object).name, message]),
    });
    const plan: Plan = { writes: [{ write: "apply", resource: configMaps, seen, fields: { data: { a: "1" } } }] };
    for (http of [403, 422, 500]) await expect(run(plan)).rejects.toMatchObject({ code: "kube/request" });
    expect(refused).toEqual(Array(2).fill(["refused", "a policy says no"]));
  });
});
