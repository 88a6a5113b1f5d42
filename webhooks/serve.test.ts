import { once } from "node:events";
import { connect } from "node:tls";
import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "./serve.ts";

let api: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  const system = { apiVersion: "v1", kind: "Namespace", metadata: { name: "bubu-system" } };
  api = await testServer({ objects: [...kinds.map((kind) => crd(kind) as unknown as Json), system] });
});
afterAll(() => api.close());

const config = {
  namespace: "bubu-system",
  identity: "one",
  host: "127.0.0.1",
  port: 0,
  dnsNames: ["bubu-webhook.bubu-system.svc"],
  ipAddresses: [],
  settings: defaultSettings,
};
const ports = (server: string) => ({
  client: kubeClient({ server, ca: api.ca, token: api.token }),
  log: silentLog(),
  now: Date.now,
});

test("serves a certificate for the names under which it is reached, until it is stopped", async () => {
  const running = await serve(config, ports(api.url));
  const { hostname: host, port } = new URL(running.address);
  const socket = connect({ host, port: Number(port), rejectUnauthorized: false });
  await once(socket, "secureConnect");
  expect(socket.getPeerCertificate().subjectaltname).toBe("DNS:bubu-webhook.bubu-system.svc");
  socket.destroy();
  await running.stop(0);
  await expect(once(connect({ host, port: Number(port) }), "secureConnect")).rejects.toThrow();
});

test("without an API server it does not start, and leaves nothing open", async () => {
  const { client, ...rest } = ports("https://127.0.0.1:1");
  const closed: string[] = [];
  const counted = { ...client, close: () => void closed.push("client") };
  await expect(serve(config, { client: counted, ...rest })).rejects.toMatchObject({ code: "kube/unreachable" });
  expect(closed).toEqual(["client"]);
});
