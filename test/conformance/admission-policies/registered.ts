/** The cases as ClusterPolicies, which the webhooks of a cluster are asked about. */
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings } from "@bubustack/policies/settings";
import { asOurs } from "./as-ours.ts";
import type { Group } from "./case.ts";
import type { Answers } from "./compared.ts";
import { compared } from "./compared.ts";
import type { Target } from "./run.ts";
import { runGroup } from "./run.ts";

const cases = { group: "cases.bubustack.io", versions: ["v1", "v2"], resources: ["widgets", "gadgets"] };
const core = ["configmaps", "pods", "serviceaccounts", "services", "namespaces"];
const read = (group: string, kind: string, resource: string) => ({
  group,
  version: "v1",
  kind,
  resource,
  namespaced: kind !== "Gadget",
  namespaces: [],
});

/** An installation whose policies are about what the cases are about. */
export const settings: Settings = {
  ...defaultSettings,
  policy: {
    ...defaultSettings.policy,
    targets: [
      { group: "batch", versions: ["v1"], resources: ["jobs"] },
      cases,
      { group: "", versions: ["v1"], resources: core },
      { group: "apps", versions: ["v1"], resources: ["deployments"] },
    ],
    readable: [
      read("", "ConfigMap", "configmaps"),
      read("cases.bubustack.io", "Widget", "widgets"),
      read("cases.bubustack.io", "Gadget", "gadgets"),
    ],
  },
};

/** Milliseconds between looks whether policies are in force, and how many there are at most. */
const pollMs = 20;
const most = 1_500;

/** Groups that are about what ours are never asked about, or whose objects an installation has already. */
const apart = new Set([
  "policies and bindings are never judged",
  "the registrar writes its two configurations, and nothing that shows more",
  "which fields an object has when it is judged",
  // What is wrong with them is said in other words: by the entry that the API server evaluates, and by the setting that is missing.
  "two errors in match conditions",
  "a kind of params that is not there",
]);

/** Ours are never asked about Secrets: the cases that have other objects only because they are no params have ConfigMaps instead. */
export function withoutSecrets(group: Group): Group {
  const withParams = group.policies.some(({ spec }) => isObject(spec) && spec["paramKind"] !== undefined);
  if (apart.has(group.group) || !withParams) return group;
  return JSON.parse(
    JSON.stringify(group).replaceAll('"secrets"', '"configmaps"').replaceAll('"Secret"', '"ConfigMap"'),
  );
}

/**
 * Holds what the webhooks of a cluster say against the answers that a real API server gave by its own policies, of groups of one file. Answers how
 * many cases were compared: policies that ours cannot be, and that ours are refused for, are left out.
 */
export async function holdRegistered(
  target: Target,
  groups: readonly Group[],
  answers: { readonly [group: string]: Answers },
): Promise<number> {
  let count = 0;
  for (const group of groups.map(withoutSecrets)) {
    const { policies } = group;
    const ours = apart.has(group.group) ? undefined : asOurs(policies);
    if (ours === undefined || (await areRefused(target, ours))) continue;
    const marked = { ...target, inForce: () => inForce(target), paramsRead: async () => {} };
    const given = await runGroup(marked, { ...group, policies: ours });
    count += compared(group, answers[group.group] ?? {}, given);
  }
  return count;
}

/** Whether policies are refused as they are written: ours have rules that those of Kubernetes have not. */
async function areRefused(target: Target, policies: readonly JsonObject[]): Promise<boolean> {
  for (const policy of policies) {
    const { code } = await target.send("POST", `${path}?dryRun=All`, policy);
    if (code >= 400) return true;
  }
  return false;
}

const path = "/apis/policy.bubustack.io/v1alpha1/clusterpolicies";

let marks = 0;

/** Policies come into force in the order in which they were written: once this one refuses, all before it are. */
async function inForce(target: Target): Promise<void> {
  const name = `mark-${++marks}`;
  const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["serviceaccounts"] };
  const matchConstraints = { resourceRules: [{ ...rule, resourceNames: [name] }] };
  const told = `${name} is in force`;
  const spec = { matchConstraints, validations: [{ expression: "false", message: told }] };
  await target.send("POST", path, {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name },
    spec,
  });
  const probe = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "default" } };
  try {
    for (let look = 0; look < most; look++) {
      const { body } = await target.send("POST", "/api/v1/namespaces/default/serviceaccounts?dryRun=All", probe);
      const { message } = isObject(body) ? body : {};
      if (typeof message === "string" && message.includes(told)) return;
      await sleep(pollMs);
    }
    throw new Error(`${name} did not come into force`);
  } finally {
    await target.send("DELETE", `${path}/${name}`);
  }
}
