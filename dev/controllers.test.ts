import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { controllerAccount, systemObjects } from "./accounts.ts";
import { runControllers } from "./controllers.ts";

test("are at work when they are ready, with their own account, and gone when they have stopped", async () => {
  const account = controllerAccount();
  const objects = [...kinds.map((kind) => crd(kind) as unknown as Json), ...systemObjects, ...account.objects];
  const api = await testServer({ objects, tokens: [account] });
  const access = { server: api.url, ca: api.ca, token: account.token };
  const running = await runControllers(access, { log: silentLog(), now: Date.now });
  await running.ready;
  await expect.poll(async () => (await fetch(`${running.address}/readyz`)).status).toBe(200);
  await running.stop(1_000);
  await expect(fetch(`${running.address}/healthz`)).rejects.toThrow();
  await api.close();
});
