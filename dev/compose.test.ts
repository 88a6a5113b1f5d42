import { issueCa } from "@bubustack/certs/issue";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { compose } from "./compose.ts";

test("the API server and the webhooks come up as one, and go as one", async () => {
  const identity = { ca: issueCa({ commonName: "compose", now: Date.now() }), token: "secret-token" };
  const running = await compose({ port: 0, identity }, { log: silentLog(), now: Date.now });
  await running.ready;
  expect(running.unevaluated.join("\n")).not.toContain("RBAC");
  const client = kubeClient({ server: running.address, ca: identity.ca.certPem, token: identity.token });
  const { items } = await client.request(
    "GET",
    "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
  );
  expect(items).toMatchObject([
    { webhooks: [{ name: "own-validate.bubustack.io" }, { name: "own-delete.bubustack.io" }] },
  ]);
  const stranger = kubeClient({ server: running.address, ca: identity.ca.certPem, token: "another" });
  await expect(stranger.request("GET", "/api/v1/namespaces")).rejects.toMatchObject({ http: 401 });
  await running.stop(1_000);
  await expect(client.request("GET", "/version")).rejects.toMatchObject({ code: "kube/unreachable" });
  client.close();
  stranger.close();
});
