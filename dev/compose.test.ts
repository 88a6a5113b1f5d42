import { issueCa } from "@bubustack/certs/issue";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { defaultSettings } from "@bubustack/policies/settings";
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

test("with the settings of an installation policies are about kinds of others, and read them", async () => {
  const identity = { ca: issueCa({ commonName: "compose", now: Date.now() }), token: "secret-token" };
  const listed = { group: "", version: "v1", kind: "ConfigMap", resource: "configmaps" };
  const policy = {
    ...defaultSettings.policy,
    readable: [{ ...listed, namespaced: true, namespaces: ["shared"] }],
    targets: [{ group: "", versions: ["v1"], resources: ["configmaps"] }],
  };
  const settings = { ...defaultSettings, policy };
  const running = await compose({ port: 0, identity, settings }, { log: silentLog(), now: Date.now });
  const client = kubeClient({ server: running.address, ca: identity.ca.certPem, token: identity.token });
  const maps = "/api/v1/namespaces/default/configmaps";
  const shared = "/api/v1/namespaces/shared/configmaps";
  const map = (name: string, data: object) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data });
  try {
    await running.ready;
    await client.request("POST", shared, { body: map("limits", { most: "1" }) });
    const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] };
    const spec = {
      matchConstraints: { resourceRules: [rule] },
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      paramRef: { name: "limits", namespace: "shared" },
      validations: [{ expression: "object.data.size() <= int(params.data.most)", message: "too much data" }],
    };
    const body = { apiVersion: "policy.bubustack.io/v1alpha1", kind: "ClusterPolicy", metadata: { name: "few" }, spec };
    const path = "/apis/policy.bubustack.io/v1alpha1/clusterpolicies";
    await client.request("POST", path, { body });
    const written = () =>
      client.request("POST", maps, { body: map("two", { a: "1", b: "2" }), query: { dryRun: "All" } }).then(
        () => "written",
        ({ message }: Error) => message,
      );
    await expect.poll(written, { timeout: 20_000 }).toContain("too much data [clusterpolicies/few/validations[0]]");
    const conditions = [
      { type: "Ready", status: "True" },
      { type: "Enforced", status: "True" },
    ];
    const status = async () => (await client.request("GET", `${path}/few`)).status;
    await expect.poll(status, { timeout: 20_000 }).toMatchObject({ conditions });
  } finally {
    client.close();
    await running.stop(1_000);
  }
});
