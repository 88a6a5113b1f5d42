import { once } from "node:events";
import { connect } from "node:http2";
import { request } from "node:https";
import { createConnection } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../testing/client.ts";
import { client } from "../testing/client.ts";
import type { TestServer } from "../testing/server.ts";
import { testServer } from "../testing/server.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

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

test("with a token that is not known there is nothing", async () => {
  const { code, body } = await web.send("GET", "/version", undefined, { authorization: "Bearer nonsense" });
  expect(code).toBe(401);
  expect(body).toMatchObject({ kind: "Status", reason: "Unauthorized", message: "Unauthorized" });
});

test("without credentials there is only what everybody may know", async () => {
  const anybody = client({ url: server.url, ca: server.ca });
  for (const path of ["/version", "/healthz", "/livez", "/readyz"])
    expect((await anybody.send("GET", path)).code).toBe(200);
  for (const path of ["/api", "/apis", "/openapi/v3", "/metrics", "/healthz/etcd", widgets])
    expect((await anybody.send("GET", path)).code).toBe(403);
  expect((await anybody.send("GET", "/apis")).body.message).toBe(
    'forbidden: User "system:anonymous" cannot get path "/apis"',
  );
  anybody.close();
});

const whoami = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

test("a certificate of the server's CA says who a client is, over either protocol", async () => {
  const certificate = server.certify("ann", ["devs"]);
  const ann = client({ url: server.url, ca: server.ca, certificate });
  const { body } = await ann.send("POST", whoami, {});
  expect(body.status).toMatchObject({ userInfo: { username: "ann", groups: ["devs", "system:authenticated"] } });
  expect((await ann.send("GET", widgets)).body.message).toBe(
    'widgets.example.com is forbidden: User "ann" cannot list resource "widgets" in API group "example.com" in the namespace "default"',
  );
  ann.close();
  const session = connect(server.url, { ca: server.ca, cert: certificate.certPem, key: certificate.keyPem });
  const stream = session.request({ ":path": widgets });
  const [headers] = await once(stream, "response");
  expect(headers[":status"]).toBe(403);
  stream.close();
  session.close();
});

test("a certificate of another CA is refused, unless a token is good", async () => {
  const other = await testServer();
  const certificate = other.certify("ann", ["system:masters"]);
  await other.close();
  const stranger = client({ url: server.url, ca: server.ca, certificate });
  expect((await stranger.send("GET", "/version")).code).toBe(401);
  expect((await stranger.send("GET", widgets, undefined, { authorization: `Bearer ${server.token}` })).code).toBe(200);
  stranger.close();
});

test("who may, acts as somebody else", async () => {
  const as = { "impersonate-user": "bob", "impersonate-group": "devs" };
  expect((await web.send("POST", whoami, {}, as)).body.status).toMatchObject({
    userInfo: { username: "bob", groups: ["devs", "system:authenticated"] },
  });
  const ann = client({ url: server.url, ca: server.ca, certificate: server.certify("ann") });
  expect((await ann.send("POST", whoami, {}, as)).body.message).toBe(
    'selfsubjectreviews.authentication.k8s.io is forbidden: User "ann" cannot impersonate-on:user-info:create resource ' +
      '"selfsubjectreviews" in API group "authentication.k8s.io" at the cluster scope',
  );
  expect((await web.send("GET", "/version", undefined, { "impersonate-group": "devs" })).code).toBe(400);
  ann.close();
});

test("answers JSON by HTTP/1.1, with warnings as headers", async () => {
  const { code, headers } = await web.send("POST", widgets, widget("one", { odd: 1 }));
  expect(code).toBe(201);
  expect(headers["content-type"]).toBe("application/json");
  expect(headers.warning).toBe('299 - "unknown field \\"spec.odd\\""');
});

test("answers and streams by HTTP/2", async () => {
  const session = connect(server.url, { ca: server.ca });
  const ask = (path: string, lines: number) =>
    new Promise<string>((settle, reject) => {
      const stream = session.request({ ":path": path, authorization: `Bearer ${server.token}` });
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => {
        text += chunk;
        if (text.split("\n").length > lines) stream.close();
      });
      stream.on("error", reject);
      stream.on("close", () => settle(text));
    });
  expect(JSON.parse(await ask("/version", 1))).toMatchObject({ major: "1" });
  const events = ask(`${widgets}?watch=1&fieldSelector=metadata.name%3Dtwo`, 2);
  await web.send("POST", widgets, widget("two"));
  await web.send("DELETE", `${widgets}/two`);
  expect(
    (await events)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).type),
  ).toEqual(["ADDED", "DELETED"]);
  session.close();
});

test("a watch that has nothing to say yet has begun, by either protocol", async () => {
  const path = `${widgets}?watch=1&fieldSelector=metadata.name%3Dnone`;
  const authorization = `Bearer ${server.token}`;
  const call = request(`${server.url}${path}`, { ca: server.ca, headers: { authorization } });
  call.on("error", () => {});
  call.end();
  const [response] = await once(call, "response");
  expect(response.statusCode).toBe(200);
  call.destroy();
  const session = connect(server.url, { ca: server.ca });
  const stream = session.request({ ":path": path, authorization });
  const [headers] = await once(stream, "response");
  expect(headers[":status"]).toBe(200);
  stream.close();
  session.close();
});

test("a list of many bytes arrives whole", async () => {
  const data = { text: "ö".repeat(400_000) };
  const maps = "/api/v1/namespaces/default/configmaps";
  for (const name of ["a", "b", "c"]) await web.send("POST", maps, { metadata: { name }, data });
  const { body, headers } = await web.send("GET", maps);
  expect(body.items).toMatchObject(["a", "b", "c"].map((name) => ({ metadata: { name }, data })));
  expect(headers["content-length"]).toBeUndefined();
});

test("bodies are bounded, odd methods and paths are answered", async () => {
  const large = await web.send("POST", widgets, "x".repeat(3 * 1024 * 1024 + 1));
  expect(large.body).toMatchObject({ code: 413, message: "Request entity too large: limit is 3145728" });
  expect((await web.send("POST", widgets, "{")).body).toMatchObject({ code: 400, reason: "BadRequest" });
  expect((await web.send("POST", widgets, "a: 1", { "content-type": "text/plain" })).code).toBe(415);
  expect((await web.send("POST", widgets, "a: 1", { "content-type": "application/yaml" })).code).toBe(400);
  expect((await web.send("GET", widgets, undefined, { accept: "text/html" })).code).toBe(406);
  expect((await web.send("GET", "/%zz")).body).toMatchObject({ kind: "Status", code: 400 });
  expect((await web.send("OPTIONS", "/version")).code).toBe(405);
  const deep = `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
  expect((await web.send("POST", widgets, deep)).code).toBe(400);
  expect((await web.send("HEAD", `${widgets}/one`)).code).toBe(200);
});

test("clear text on the port ends the connection and nothing else", async () => {
  const socket = createConnection({ host: "127.0.0.1", port: Number(new URL(server.url).port) });
  await new Promise<void>((settle) => {
    socket.on("close", () => settle());
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\n\r\n");
  });
  expect((await web.send("GET", "/healthz")).code).toBe(200);
});

test("a watch ends with the server", async () => {
  const own = await testServer();
  const other = client(own);
  const watched = other.send("GET", "/api/v1/namespaces?watch=1").catch(() => undefined);
  await other.send("GET", "/healthz");
  await own.close();
  await watched;
  other.close();
});
