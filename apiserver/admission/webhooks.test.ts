import type { JsonObject } from "@bubustack/api/json";
import { afterEach, expect, test } from "vitest";
import { validatingWebhookConfigurations } from "../resources/builtin/webhooks.ts";
import type { Server } from "../server.ts";
import { memory } from "../testing/memory.ts";
import type { Answering, TestWebhook } from "../testing/webhook.ts";
import { configurationFor, testWebhook } from "../testing/webhook.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { admissionChain } from "./chain.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function hook(answer: Answering): Promise<TestWebhook> {
  const started = await testWebhook(answer);
  open.push(started);
  return started;
}

/** A server that asks the webhooks of the given configurations. */
function cluster(...configurations: readonly JsonObject[]) {
  const admission = (server: () => Server) => {
    const chain = admissionChain(server);
    open.push(chain);
    return chain;
  };
  return memory({ objects: [widgetDefinition, ...configurations], admission });
}

const patch = (...operations: object[]) => ({
  allowed: true,
  patchType: "JSONPatch",
  patch: Buffer.from(JSON.stringify(operations)).toString("base64"),
});

test("a denial reaches the client with its name and causes", async () => {
  const no = await hook(() => ({
    allowed: false,
    status: {
      code: 422,
      reason: "Invalid",
      message: "no",
      details: { causes: [{ field: "spec.color", message: "bad" }] },
    },
    warnings: ["careful"],
  }));
  const { request } = await cluster(configurationFor(no, "Validating"));
  const { code, body, warnings } = await request("POST", widgets, widget("a"));
  expect(code).toBe(422);
  expect(body).toMatchObject({
    message: 'admission webhook "test.example.com" denied the request: no',
    reason: "Invalid",
    details: { causes: [{ field: "spec.color", message: "bad" }] },
  });
  expect(warnings).toContain("careful");
  expect(no.seen[0]).toMatchObject({
    operation: "CREATE",
    name: "a",
    namespace: "default",
    object: { spec: { size: 3 } },
    oldObject: null,
  });
  expect(no.paths[0]).toBe("/hook?timeout=2s");
});

test("mutations are applied, completed and judged by the schema", async () => {
  const paint = await hook(() =>
    patch(
      { op: "add", path: "/spec/color", value: "blue" },
      { op: "remove", path: "/spec/size" },
      { op: "add", path: "/spec/odd", value: 1 },
    ),
  );
  const { request } = await cluster(configurationFor(paint, "Mutating"));
  const { body } = await request("POST", widgets, widget("a"));
  expect(body.spec).toEqual({ color: "blue", size: 3 });
  const wrong = await hook(() => patch({ op: "add", path: "/spec/color", value: "green" }));
  const other = await cluster(configurationFor(wrong, "Mutating"));
  expect((await other.request("POST", widgets, widget("a"))).body.message).toContain('Unsupported value: "green"');
});

test("a validating webhook sees what mutating ones have made, and is not asked about what the schema refuses", async () => {
  const paint = await hook(() => patch({ op: "add", path: "/spec/color", value: "blue" }));
  const see = await hook(() => ({ allowed: true }));
  const { request } = await cluster(configurationFor(paint, "Mutating"), configurationFor(see, "Validating"));
  await request("POST", widgets, widget("a"));
  expect(see.seen[0]?.object).toMatchObject({ spec: { color: "blue" } });
  await request("POST", widgets, widget("b", { size: -1 }));
  expect(see.seen).toHaveLength(1);
});

test("DELETE is asked with the old object; status is not asked under the name of the resource", async () => {
  const see = await hook(() => ({ allowed: true }));
  const { request } = await cluster(configurationFor(see, "Validating"));
  await request("POST", widgets, widget("a"));
  await request("PATCH", `${widgets}/a/status`, { status: { x: 1 } }, { contentType: "application/merge-patch+json" });
  await request("DELETE", `${widgets}/a`);
  expect(see.seen.map(({ operation, name }) => [operation, name])).toEqual([
    ["CREATE", "a"],
    ["DELETE", "a"],
  ]);
  expect(see.seen[1]).toMatchObject({
    object: null,
    oldObject: { metadata: { name: "a" } },
    options: { kind: "DeleteOptions" },
  });
});

test("a webhook for the status sees updates of the status alone, and cannot change the rest by it", async () => {
  const seeing = await hook(() =>
    patch({ op: "replace", path: "/spec/size", value: 9 }, { op: "add", path: "/status/seen", value: true }),
  );
  const rules = [{ apiGroups: ["example.com"], apiVersions: ["v1"], operations: ["*"], resources: ["widgets/status"] }];
  const { request } = await cluster(configurationFor(seeing, "Mutating", { rules }));
  await request("POST", widgets, widget("a"));
  const merge = { contentType: "application/merge-patch+json" };
  await request("PATCH", `${widgets}/a`, { spec: { size: 4 } }, merge);
  const { body } = await request("PATCH", `${widgets}/a/status`, { spec: { size: 7 }, status: { ok: true } }, merge);
  expect(body).toMatchObject({ spec: { size: 4 }, status: { ok: true, seen: true }, metadata: { generation: 2 } });
  expect(seeing.seen).toMatchObject([
    {
      operation: "UPDATE",
      subResource: "status",
      requestSubResource: "status",
      kind: { group: "example.com", version: "v1", kind: "Widget" },
      resource: { resource: "widgets" },
      oldObject: { spec: { size: 4 } },
      object: { spec: { size: 7 }, status: { ok: true } },
    },
  ]);
});

test("IfNeeded is asked again after a later change, once", async () => {
  const first = await hook(() => ({ allowed: true }));
  const second = await hook(() => patch({ op: "add", path: "/spec/color", value: "blue" }));
  const { request } = await cluster(
    configurationFor(first, "Mutating", { reinvocationPolicy: "IfNeeded" }, "a"),
    configurationFor(second, "Mutating", {}, "b"),
  );
  await request("POST", widgets, widget("a"));
  expect([first.seen.length, second.seen.length]).toEqual([2, 1]);
  expect(first.seen[1]?.object).toMatchObject({ spec: { color: "blue" } });
});

test("a failed call follows the failure policy", async () => {
  const gone = await hook(() => ({ allowed: true }));
  await gone.close();
  const fail = await cluster(configurationFor(gone, "Validating"));
  const { code, body } = await fail.request("POST", widgets, widget("a"));
  expect(code).toBe(500);
  expect(body.message).toBe(
    `Internal error occurred: failed calling webhook "test.example.com": failed to call webhook: Post "${gone.url}?timeout=2s": dial tcp 127.0.0.1:${gone.port}: connect: connection refused`,
  );
  const ignore = await cluster(configurationFor(gone, "Validating", { failurePolicy: "Ignore" }));
  expect((await ignore.request("POST", widgets, widget("a"))).code).toBe(201);
});

test("answers that are none are failures", async () => {
  for (const [raw, words] of [
    [{ code: 200, body: "not json" }, "the answer is not JSON"],
    [{ code: 200, body: "{}" }, "received invalid webhook response: webhook response was absent"],
    [{ code: 404, body: "" }, "the server could not find the requested resource"],
    [{ code: 500, body: "oops" }, 'an error on the server ("oops") has prevented the request from succeeding'],
  ] as const) {
    const broken = await hook(() => ({ raw }));
    const { request } = await cluster(configurationFor(broken, "Validating"));
    expect((await request("POST", widgets, widget("a"))).body.message).toContain(words);
  }
});

test("503 with Retry-After is tried again with the same uid", async () => {
  let calls = 0;
  const busy = await hook(() =>
    ++calls < 3 ? { raw: { code: 503, body: "", headers: { "retry-after": "0" } } } : { allowed: true },
  );
  const { request } = await cluster(configurationFor(busy, "Validating"));
  expect((await request("POST", widgets, widget("a"))).code).toBe(201);
  expect(new Set(busy.seen.map(({ uid }) => uid)).size).toBe(1);
});

test("dry runs are refused by webhooks with side effects, and told to others", async () => {
  const see = await hook(() => ({ allowed: true }));
  const { request, server } = await cluster(configurationFor(see, "Validating"));
  await request("POST", `${widgets}?dryRun=All`, widget("a"));
  expect(see.seen[0]?.dryRun).toBe(true);
  const collection = server.store.collection(validatingWebhookConfigurations);
  const [entry] = [...collection.values()];
  if (entry === undefined) throw new Error("no configuration");
  const some = configurationFor(see, "Validating", { sideEffects: "Some" });
  server.store.put(validatingWebhookConfigurations, entry.key, some, entry);
  expect((await request("POST", `${widgets}?dryRun=All`, widget("a"))).body.message).toBe(
    'admission webhook "test.example.com" does not support dry run',
  );
});

test("a service that nothing resolves fails clearly", async () => {
  const see = await hook(() => ({ allowed: true }));
  const clientConfig = { service: { namespace: "default", name: "hook" }, caBundle: see.caBundle };
  const { request } = await cluster(configurationFor(see, "Validating", { clientConfig }));
  expect((await request("POST", widgets, widget("a"))).body.message).toContain(
    'service "default/hook" cannot be reached',
  );
});
