import { afterEach, expect, test } from "vitest";
import type { TestWebhook } from "../testing/webhook.ts";
import { testWebhook } from "../testing/webhook.ts";
import { createTransport } from "./transport.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const start = async (answer: Parameters<typeof testWebhook>[0] = () => ({ allowed: true })): Promise<TestWebhook> => {
  const hook = await testWebhook(answer);
  open.push(hook);
  return hook;
};
const body = JSON.stringify({ request: { uid: "1" } });
const never = new AbortController().signal;

test("reaches a service where the resolver says, by the service's own name", async () => {
  const hook = await start();
  const transport = createTransport((namespace, name, port) =>
    `${namespace}/${name}:${port}` === "default/hook:443" ? { host: "127.0.0.1", port: hook.port } : undefined,
  );
  open.push(transport);
  const webhook = {
    clientConfig: { caBundle: hook.caBundle, service: { namespace: "default", name: "hook", path: "x" } },
  };
  expect(await transport.call(webhook, body, 1500, never)).toMatchObject({ response: { allowed: true } });
  expect(hook.paths).toEqual(["/x?timeout=2s"]);
});

test("does not trust certificates of others", async () => {
  const [hook, other] = [await start(), await start()];
  const transport = createTransport(undefined);
  open.push(transport);
  const webhook = { clientConfig: { caBundle: other.caBundle, url: hook.url } };
  await expect(transport.call(webhook, body, 2000, never)).rejects.toThrow(/tls: failed to verify certificate: x509/);
});

test("ends when the time is over, and waits no longer than that for a retry", async () => {
  const hook = await start(() => ({ raw: { code: 503, body: "", headers: { "retry-after": "30" } } }));
  const transport = createTransport(undefined);
  open.push(transport);
  const webhook = { clientConfig: { caBundle: hook.caBundle, url: hook.url } };
  await expect(transport.call(webhook, body, 300, never)).rejects.toThrow(/context deadline exceeded/);
});

test("answers that are no JSON, too deep or too large are no answers", async () => {
  let text = "{";
  const hook = await start(() => ({ raw: { code: 200, body: text } }));
  const transport = createTransport(undefined);
  open.push(transport);
  const webhook = { clientConfig: { caBundle: hook.caBundle, url: hook.url } };
  const asked = () => transport.call(webhook, body, 5000, never);
  await expect(asked()).rejects.toThrow("the answer is not JSON");
  text = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  await expect(asked()).rejects.toThrow("the answer is nested too deeply");
  text = `"${"x".repeat(17 * 1024 * 1024)}"`;
  await expect(asked()).rejects.toThrow(/failed/);
});
