import { expect, test } from "vitest";
import { admitAll } from "../admission/attributes.ts";
import { memory } from "../testing/memory.ts";
import { createPodSecurity } from "./admission.ts";
import type { PodSecurity } from "./configuration.ts";

const pods = "/api/v1/namespaces/n/pods";
const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a" },
  spec: { hostPID: true, containers: [{ name: "c", image: "i" }] },
};

async function created(labels: { readonly [label: string]: string }, configuration?: PodSecurity): Promise<number> {
  const { request } = await memory({
    admission: (server) => ({ ...admitAll, validate: createPodSecurity(server, configuration) }),
  });
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "n", labels } };
  const { code } = await request("POST", "/api/v1/namespaces", namespace);
  return code === 201 ? (await request("POST", pods, pod)).code : code;
}

test("nothing is asked where neither labels nor the installation do", async () => {
  expect(await created({ team: "a" })).toBe(201);
});

test("labels ask, and so does the installation", async () => {
  expect(await created({ "pod-security.kubernetes.io/enforce": "baseline" })).toBe(403);
  expect(await created({ "pod-security.kubernetes.io/enforce": "strict" })).toBe(422);
  expect(await created({}, { defaults: { enforce: { level: "baseline", version: "latest" } } })).toBe(403);
});
