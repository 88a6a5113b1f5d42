import { expect, test } from "vitest";
import { start } from "./start.ts";
import { client } from "./testing/client.ts";
import { testConfig, testServer } from "./testing/server.ts";
import { configurationFor, testWebhook } from "./testing/webhook.ts";
import { halfRead, widget, widgetDefinition, widgets } from "./testing/widgets.ts";

const ports = { now: Date.now, uuid: () => crypto.randomUUID(), random: Math.random };

test("two at once in one process, each with its own objects; stop is safe to call twice", async () => {
  const [one, two] = [await testServer({ objects: [widgetDefinition] }), await testServer()];
  const [first, second] = [client(one), client(two)];
  expect((await first.send("POST", widgets, widget("a"))).code).toBe(201);
  expect((await second.send("GET", widgets)).code).toBe(404);
  first.close();
  second.close();
  await Promise.all([one.close(), one.close(), two.close()]);
});

test("says by name what it does not evaluate", async () => {
  const server = await testServer({ objects: [halfRead] });
  expect(server.unevaluated).toContain("not evaluated by this server: spec.podFailurePolicy");
  await server.close();
});

test("a port that is taken has its code", async () => {
  const server = await testServer();
  const { ca: _ca, ...config } = testConfig();
  const port = Number(new URL(server.url).port);
  await expect(start({ ...config, port }, ports)).rejects.toMatchObject({ code: "dev/port-in-use" });
  await server.close();
});

test("webhooks are asked over HTTPS, by service where one is named, and not about what it starts with", async () => {
  const hook = await testWebhook(({ name }) => ({ allowed: name !== "bad", status: { message: "no" } }));
  const clientConfig = { service: { namespace: "default", name: "hook" }, caBundle: hook.caBundle };
  const server = await testServer({
    objects: [widgetDefinition, configurationFor(hook, "Validating", { clientConfig }), widget("bad")],
    services: { "default/hook:443": `127.0.0.1:${hook.port}` },
  });
  const web = client(server);
  expect((await web.send("POST", widgets, widget("good"))).code).toBe(201);
  const again = await web.send(
    "PATCH",
    `${widgets}/bad`,
    { metadata: { labels: { a: "b" } } },
    { "content-type": "application/merge-patch+json" },
  );
  expect(again.body).toMatchObject({
    code: 400,
    message: 'admission webhook "test.example.com" denied the request: no',
  });
  expect(hook.seen.map(({ userInfo }) => userInfo.username)).toEqual(["admin", "admin"]);
  web.close();
  await server.close();
  await hook.close();
});

test("a deleted namespace takes its objects along", async () => {
  const server = await testServer({
    objects: [
      widgetDefinition,
      { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } },
      widget("a", {}, { namespace: "n" }),
    ],
  });
  const web = client(server);
  await web.send("DELETE", "/api/v1/namespaces/n");
  await expect.poll(async () => (await web.send("GET", "/api/v1/namespaces/n")).code).toBe(404);
  web.close();
  await server.close();
});
