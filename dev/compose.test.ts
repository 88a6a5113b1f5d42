import { issueCa } from "@bubustack/certs/issue";
import { nativeObjects } from "@bubustack/policies/native/objects";
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
    {
      webhooks: [
        { name: "own-validate.bubustack.io" },
        { name: "own-status.bubustack.io" },
        { name: "own-delete.bubustack.io" },
      ],
    },
  ]);
  const policies = await client.request(
    "GET",
    "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings",
  );
  expect(policies["items"]).toHaveLength(nativeObjects().length / 2);
  const stranger = kubeClient({ server: running.address, ca: identity.ca.certPem, token: "another" });
  await expect(stranger.request("GET", "/api/v1/namespaces")).rejects.toMatchObject({ http: 401 });
  await running.stop(1_000);
  await expect(client.request("GET", "/version")).rejects.toMatchObject({ code: "kube/unreachable" });
  client.close();
  stranger.close();
});

test("writes of a status and of metadata alone are judged on the way", async () => {
  const identity = { ca: issueCa({ commonName: "compose", now: Date.now() }), token: "secret-token" };
  const running = await compose({ port: 0, identity }, { log: silentLog(), now: Date.now });
  const client = kubeClient({ server: running.address, ca: identity.ca.certPem, token: identity.token });
  try {
    await running.ready;
    const stories = "/apis/bubustack.io/v1alpha1/namespaces/default/stories";
    const runs = "/apis/runs.bubustack.io/v1alpha1/namespaces/default/storyruns";
    const step = { name: "nap", type: "sleep", with: { duration: "1s" } };
    const story = { apiVersion: "bubustack.io/v1alpha1", kind: "Story", metadata: { name: "hello" } };
    await client.request("POST", stories, { body: { ...story, spec: { steps: [step] } } });
    const run = { apiVersion: "runs.bubustack.io/v1alpha1", kind: "StoryRun", metadata: { name: "run-1" } };
    await client.request("POST", runs, { body: { ...run, spec: { storyRef: { name: "hello" } } } });
    const patch = (path: string, body: object) =>
      client.request("PATCH", path, { body, contentType: "application/merge-patch+json" });
    await patch(`${runs}/run-1/status`, { status: { phase: "Succeeded" } });
    await expect(patch(`${runs}/run-1/status`, { status: { phase: "Running" } })).rejects.toMatchObject({
      http: 422,
      message: expect.stringContaining("[story-run/status-phase]"),
    });
    const token = { "storyrun.bubustack.io/trigger-token": "tok" };
    await expect(patch(`${runs}/run-1`, { metadata: { annotations: token } })).rejects.toMatchObject({
      http: 422,
      message: expect.stringContaining("[story-run/provenance-stays]"),
    });
  } finally {
    client.close();
    await running.stop(1_000);
  }
});
