import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { impulse, impulseTemplate } from "@bubustack/policies/examples/flow-objects";
import { stepRun, story, storyRun } from "@bubustack/policies/examples/objects";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { systemObjects } from "./accounts.ts";
import { runRegistrar } from "./controllers.ts";
import { runWebhooks } from "./webhooks.ts";

const ports = { log: silentLog(), now: Date.now };

test("are in force when they have started, and no longer listen when they have stopped", async () => {
  const api = await testServer({ objects: [...kinds.map((kind) => crd(kind) as unknown as Json), ...systemObjects] });
  const access = { server: api.url, ca: api.ca, token: api.token };
  const registrar = await runRegistrar(access, ports);
  try {
    const webhooks = await runWebhooks(access, ports);
    await webhooks.ready;
    await webhooks.stop(1_000);
    await registrar.stop(1_000);
    await expect(fetch(`${webhooks.address}/healthz`)).rejects.toThrow();
  } finally {
    await api.close();
  }
});

test("an API server that is not there is an error with a code, and nothing goes on trying", async () => {
  const nowhere = { server: "https://127.0.0.1:1", ca: "", token: "t" };
  await expect(runWebhooks(nowhere, ports)).rejects.toMatchObject({ code: expect.stringMatching(/^kube\//) });
});

/** A user who may write all of our objects and their status, and nothing else. */
const author = [
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "author" },
    rules: [...new Set(kinds.map(({ group }) => group))].map((group) => ({
      apiGroups: [group],
      resources: ["*"],
      verbs: ["get", "create", "update", "patch"],
    })),
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "author" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "author" },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "ada" }],
  },
];

test("who asks decides: rights are held before they are handed on, steps are the platform's, gates are signed", async () => {
  const objects = [...kinds.map((kind) => crd(kind) as unknown as Json), ...systemObjects, ...author];
  const api = await testServer({ objects, tokens: [{ token: "adas-token", user: "ada", groups: [] }] });
  const admin = kubeClient({ server: api.url, ca: api.ca, token: api.token });
  const ada = kubeClient({ server: api.url, ca: api.ca, token: "adas-token" });
  const access = { server: api.url, ca: api.ca, token: api.token };
  const registrar = await runRegistrar(access, ports);
  const webhooks = await runWebhooks(access, ports);
  try {
    await webhooks.ready;
    const namespaced = (group: string, resource: string) => `/apis/${group}/v1alpha1/namespaces/default/${resource}`;
    await admin.request("POST", "/apis/catalog.bubustack.io/v1alpha1/impulsetemplates", { body: impulseTemplate() });
    await admin.request("POST", namespaced("bubustack.io", "stories"), { body: story({}, { name: "hello" }) });
    await ada.request("POST", namespaced("runs.bubustack.io", "storyruns"), { body: storyRun() });

    const rules = [{ verbs: ["get"], apiGroups: [""], resources: ["secrets"], resourceNames: ["login"] }];
    const greedy = impulse({ execution: { serviceAccountName: "admin", rbac: { rules } } });
    const impulses = namespaced("bubustack.io", "impulses");
    const refused = await ada.request("POST", impulses, { body: greedy }).catch((error: Error) => error.message);
    expect(refused).toContain("impulse/grants-held");
    expect(refused).toContain("impulse/service-account-held");
    expect(await admin.request("POST", impulses, { body: greedy })).toMatchObject({ kind: "Impulse" });

    const step = { body: stepRun({ storyRunRef: { name: "demo" } }, { name: "step" }) };
    const steps = namespaced("runs.bubustack.io", "stepruns");
    await expect(ada.request("POST", steps, step)).rejects.toThrow("step-run/creator");
    expect(await admin.request("POST", steps, step)).toMatchObject({ kind: "StepRun" });

    const decided = { status: { gates: { release: { state: "Approved", updatedBy: "the-boss" } } } };
    const path = `${namespaced("runs.bubustack.io", "storyruns")}/demo/status`;
    const after = await ada.request("PATCH", path, { body: decided, contentType: "application/merge-patch+json" });
    expect(after).toMatchObject({ status: { gates: { release: { state: "Approved", updatedBy: "ada" } } } });
  } finally {
    await webhooks.stop(1_000);
    await registrar.stop(1_000);
    admin.close();
    ada.close();
    await api.close();
  }
});
