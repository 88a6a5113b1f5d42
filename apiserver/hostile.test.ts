import { once } from "node:events";
import { connect as http2 } from "node:http2";
import { connect as tls } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "./testing/client.ts";
import { client } from "./testing/client.ts";
import type { TestServer } from "./testing/server.ts";
import { testServer } from "./testing/server.ts";
import { widget, widgetDefinition, widgets } from "./testing/widgets.ts";

let server: TestServer;
let web: Client;
beforeAll(async () => {
  server = await testServer({ objects: [widgetDefinition] });
  web = client(server);
});
afterAll(async () => {
  web.close();
  await server.close();
});

const maps = "/api/v1/namespaces/default/configmaps";
const serves = async () => expect((await web.send("GET", "/version")).code).toBe(200);

/** A connection of a client that keeps to no rules. */
async function raw(text: string) {
  const { hostname, port } = new URL(server.url);
  const socket = tls({ host: hostname, port: Number(port), rejectUnauthorized: false });
  await once(socket, "secureConnect");
  socket.on("error", () => {});
  socket.resume();
  const closed = once(socket, "close");
  socket.write(text);
  return { socket, closed };
}
const head = (method: string, path: string, more = "") =>
  `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.token}\r\n${more}\r\n`;

test("half a body, half-closed and torn connections hold nobody up", async () => {
  const type = "content-type: application/json\r\ncontent-length: 1000\r\n";
  const half = await raw(`${head("POST", maps, type)}{"metadata":`);
  const closed = await raw(head("GET", `${maps}?watch=1`));
  closed.socket.end();
  const torn = await raw(head("GET", `${maps}?watch=1`));
  torn.socket.destroy();
  const noise = await raw("\u0000\u0001 nonsense\r\n\r\n");
  await serves();
  half.socket.end();
  await half.closed;
  await noise.closed;
  expect((await web.send("POST", maps, { metadata: { name: "after" } })).code).toBe(201);
  closed.socket.destroy();
});

test("watchers that do not read, by either protocol, slow nobody down", async () => {
  const stuck = await raw(head("GET", `${maps}?watch=1`));
  stuck.socket.pause();
  const session = http2(server.url, { ca: server.ca, settings: { initialWindowSize: 1 } });
  const stream = session.request({ ":path": `${maps}?watch=1`, authorization: `Bearer ${server.token}` });
  await once(stream, "response");
  stream.pause();
  const data = { text: "x".repeat(200_000) };
  for (let i = 0; i < 40; i++) {
    expect((await web.send("POST", maps, { metadata: { name: `big-${i}` }, data })).code).toBe(201);
  }
  const { body } = await web.send("GET", `${maps}?watch=1&timeoutSeconds=1&fieldSelector=metadata.name%3Dbig-39`);
  expect(body).toMatchObject({ type: "ADDED" });
  expect((await web.send("DELETE", maps)).code).toBe(200);
  stuck.socket.destroy();
  stream.close();
  session.destroy();
});

test("a watch from the future, and one from before the past that is kept, end with the reason", async () => {
  const future = await web.send(
    "GET",
    `${widgets}?watch=1&resourceVersion=999999&timeoutSeconds=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`,
  );
  expect(future.body).toMatchObject({ type: "ERROR", object: { code: 504, reason: "Timeout" } });
  const past = await web.send("GET", `${widgets}?watch=1&resourceVersion=1&timeoutSeconds=1`);
  expect(past.body).toMatchObject({ type: "ERROR", object: { code: 410, reason: "Expired" } });
});

test("huge selectors are answered, or refused in words", async () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `k${i} in (a,b)`).join(",");
  const nested = `a in ${"(".repeat(4_000)}`;
  for (const labelSelector of [many, nested, `${"a=b,".repeat(2_000)}a=b`, "a".repeat(10_000)]) {
    const { code } = await web.send("GET", `${widgets}?${new URLSearchParams({ labelSelector })}`);
    expect([200, 400]).toContain(code);
  }
  const fieldSelector = `metadata.name=${"\\\\".repeat(3_000)}`;
  expect([200, 400]).toContain((await web.send("GET", `${widgets}?${new URLSearchParams({ fieldSelector })}`)).code);
  await serves();
});

test("patches that are no patches, or that grow, are refused", async () => {
  await web.send("POST", widgets, widget("patched"));
  const patch = (body: string | object, type = "application/json-patch+json") =>
    web.send("PATCH", `${widgets}/patched`, body, { "content-type": type });
  const bodies: readonly (string | object)[] = [
    "[",
    "7",
    {},
    [7],
    [{ op: "replace" }],
    [{ op: "nonsense", path: "/spec" }],
    [{ op: "add", path: "spec", value: 1 }],
    [{ op: "remove", path: "/none/at/all" }],
    [{ op: "test", path: "/spec/color", value: "none" }],
    [{ op: "add", path: "/__proto__/polluted", value: 1 }],
    Array.from({ length: 10_001 }, () => ({ op: "test", path: "", value: 1 })),
    // Each copy doubles what is there.
    [
      { op: "add", path: "/spec", value: { a: "x".repeat(1_000) } },
      ...Array.from({ length: 40 }, (_, i) => ({ op: "copy", from: "/spec", path: `/spec/${i}` })),
    ],
  ];
  for (const body of bodies) {
    const { code } = await patch(body);
    expect(code).toBeGreaterThanOrEqual(400);
    expect(code).toBeLessThan(500);
  }
  expect((await patch("null", "application/merge-patch+json")).code).toBe(400);
  expect((await patch(`${"[".repeat(100_000)}`)).code).toBe(400);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  expect((await web.send("GET", `${widgets}/patched`)).body.spec).toEqual({ color: "red", size: 3 });
});

test("hostile schemas are refused, or judged like others", async () => {
  const crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  const deep = (levels: number): object => {
    let schema: object = { type: "string" };
    for (let i = 0; i < levels; i++) schema = { type: "object", properties: { a: schema } };
    return schema;
  };
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`p${i}`, { type: "string", default: "x" }]));
  const any = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
  const schemas: readonly object[] = [
    deep(200),
    deep(2_000),
    { type: "object", properties: { spec: { type: "object", properties: wide } } },
    { type: "object", properties: { spec: { type: "string", pattern: "(((((a{99}){99}){99}){99}){99})" } } },
    { type: "object", properties: { spec: { type: "string", pattern: "^(a|aa)+$" } } },
    { type: "object", properties: { __proto__: { type: "string" }, constructor: { type: "string" } } },
    {
      type: "object",
      properties: { spec: { anyOf: Array.from({ length: 2_000 }, () => ({ not: { pattern: "x" } })) } },
    },
    {
      type: "object",
      properties: { spec: { ...any, default: JSON.parse(`${'{"a":'.repeat(400)}1${"}".repeat(400)}`) } },
    },
    { $ref: "#/definitions/x", type: "object" },
  ];
  for (const [index, openAPIV3Schema] of schemas.entries()) {
    const plural = `hostiles${index}`;
    const crd = {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: `${plural}.example.com` },
      spec: {
        group: "example.com",
        scope: "Namespaced",
        names: { plural, kind: `Hostile${index}`, listKind: `Hostile${index}List`, singular: `hostile${index}` },
        versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    };
    const { code } = await web.send("POST", crds, crd);
    expect([201, 400, 422]).toContain(code);
    if (code !== 201) continue;
    const object = {
      apiVersion: "example.com/v1",
      kind: `Hostile${index}`,
      metadata: { name: "a" },
      spec: "a".repeat(30_000),
    };
    expect([201, 422]).toContain(
      (await web.send("POST", `/apis/example.com/v1/namespaces/default/${plural}`, object)).code,
    );
    const emptied = { ...object, spec: {} };
    expect([201, 409, 422]).toContain(
      (await web.send("POST", `/apis/example.com/v1/namespaces/default/${plural}`, emptied)).code,
    );
  }
  await serves();
  expect(server.lines.filter((line) => line.startsWith("internal error"))).toEqual([]);
});
