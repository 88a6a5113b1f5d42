import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { defaultPolicySettings } from "../policy-settings.ts";
import { settingsOf } from "../settings-of.ts";
import { policyReader } from "./policy-reader.ts";

const kind = (group: string, name: string, resource: string, more: object = {}) => ({
  group,
  version: "v1",
  kind: name,
  resource,
  namespaced: true,
  namespaces: [],
  ...more,
});
const reader = (...readable: readonly ReturnType<typeof kind>[]) =>
  policyReader({ readable, namespace: "bubu-system" });

test("nothing may be read where nothing is listed", () => {
  expect(policyReader({ ...defaultPolicySettings, namespace: "bubu-system" })).toEqual([]);
});

test("exactly what is listed, where it is listed", async () => {
  const objects = reader(
    kind("", "ConfigMap", "configmaps", { namespaces: ["shared", "limits"] }),
    kind("apps", "Deployment", "deployments"),
    kind("", "Pod", "pods"),
    kind("", "PersistentVolume", "persistentvolumes", { namespaced: false, namespaces: ["ignored"] }),
  );
  const file = fileURLToPath(new URL("golden/policy-reader.golden.json", import.meta.url));
  await expect(`${JSON.stringify(objects, null, 2)}\n`).toMatchFileSnapshot(file);
});

test("neither Secrets nor everything", () => {
  expect(reader(kind("", "Secret", "secrets"), kind("", "Anything", "*"))).toEqual([]);
  for (const resource of ["secrets", "*"]) {
    const policy = { readable: [{ group: "", version: "v1", kind: "Thing", resource }] };
    expect(settingsOf({ policy })).toMatchObject({
      problems: [expect.stringContaining("policy.readable[0].resource")],
    });
  }
});
