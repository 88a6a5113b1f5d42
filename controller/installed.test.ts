import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { silentLog } from "@bubustack/runtime/log";
import type { Running } from "@bubustack/runtime/process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installedController, installedRegistrar } from "./installed.ts";
import { controllerRights, registrarRights } from "./rights.ts";
import { namespace, testAccount } from "./testing/account.ts";

const accounts = {
  controller: testAccount("bubu-controller", controllerRights()),
  registrar: testAccount("bubu-registrar", registrarRights(namespace)),
};
let api: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  const [, ...registrarObjects] = accounts.registrar.objects;
  api = await testServer({
    objects: [
      ...kinds.map((kind) => crd(kind) as unknown as Json),
      ...accounts.controller.objects,
      ...registrarObjects,
    ],
    tokens: [accounts.controller, accounts.registrar],
  });
});
afterAll(() => api.close());

const account = "/var/run/secrets/kubernetes.io/serviceaccount";

function pod(name: keyof typeof accounts, env: Record<string, string>, files: Record<string, string> = {}) {
  const { hostname, port } = new URL(api.url);
  const all: Record<string, string> = {
    ...files,
    [`${account}/token`]: accounts[name].token,
    [`${account}/ca.crt`]: api.ca,
    [`${account}/namespace`]: namespace,
  };
  return {
    env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port, ...env },
    readFile: async (path: string) => all[path] ?? "",
    identity: `${name}-1`,
  };
}

/** Ready with the rights of its account, and healthy for whoever asks. */
async function holds(running: Running): Promise<void> {
  try {
    await running.ready;
    const answer = await fetch(`${running.address.replace("0.0.0.0", "127.0.0.1")}/healthz`);
    expect(answer.status).toBe(200);
  } finally {
    await running.stop(1_000);
  }
}

test("in a Pod the controllers become ready with the rights of their account", async () => {
  await holds(await installedController(pod("controller", { BUBU_PROBES_PORT: "0" }), silentLog()));
});

test("the registrar too", async () => {
  await holds(await installedRegistrar(pod("registrar", { BUBU_PROBES_PORT: "0" }), silentLog()));
});

test("settings that are wrong keep the controllers from starting, and are all named", async () => {
  const files = { "/settings.json": '{"crossNamespace": "maybe", "cross": 1}' };
  const starting = installedController(pod("controller", { BUBU_SETTINGS: "/settings.json" }, files), silentLog());
  await expect(starting).rejects.toThrow(/settings\.json: cross: .*\n.*crossNamespace/);
});
