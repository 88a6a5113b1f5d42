import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { runWebhooks } from "./webhooks.ts";

const ports = { log: silentLog(), now: Date.now };

test("are in force when they have started, and no longer listen when they have stopped", async () => {
  const api = await testServer({ objects: kinds.map((kind) => crd(kind) as unknown as Json) });
  try {
    const webhooks = await runWebhooks(
      { server: api.url, ca: api.ca, token: api.token, registrarToken: api.token },
      ports,
    );
    await webhooks.ready;
    await webhooks.stop(1_000);
    await expect(fetch(`${webhooks.address}/healthz`)).rejects.toThrow();
  } finally {
    await api.close();
  }
});

test("an API server that is not there is an error with a code, and nothing goes on trying", async () => {
  const nowhere = { server: "https://127.0.0.1:1", ca: "", token: "t", registrarToken: "t" };
  await expect(runWebhooks(nowhere, ports)).rejects.toMatchObject({ code: expect.stringMatching(/^kube\//) });
});
