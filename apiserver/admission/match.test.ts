import { expect, test } from "vitest";
import { configMaps, namespaces } from "../resources/builtin/core.ts";
import { validatingWebhookConfigurations } from "../resources/builtin/webhooks.ts";
import type { Resource } from "../resources/resource.ts";
import { Warnings } from "../wire/warnings.ts";
import type { Attributes } from "./attributes.ts";
import { matches } from "./match.ts";

const about = (more: Partial<Attributes> = {}, resource: Resource = configMaps): Attributes => ({
  resource,
  subresource: "",
  operation: "CREATE",
  name: "a",
  namespace: "n",
  object: { metadata: { labels: { app: "x" } } },
  dryRun: false,
  options: {},
  user: {},
  warnings: new Warnings(),
  signal: new AbortController().signal,
  ...more,
});
const rule = (more: object = {}) => ({
  apiGroups: [""],
  apiVersions: ["v1"],
  resources: ["configmaps"],
  operations: ["CREATE"],
  scope: "*",
  ...more,
});
const wants = (given: object, attributes = about(), labels: { [key: string]: string } | undefined = { team: "a" }) =>
  matches({ rules: [rule()], ...given } as never, attributes, () => labels);

test("rules: group, version, resource, operation, scope, subresource", () => {
  expect(wants({})).toBe(true);
  expect(wants({ rules: [] })).toBe(false);
  for (const no of [
    { apiGroups: ["x"] },
    { apiVersions: ["v2"] },
    { resources: ["secrets"] },
    { operations: ["DELETE"] },
    { scope: "Cluster" },
  ]) {
    expect(wants({ rules: [rule(no)] })).toBe(false);
  }
  for (const yes of [
    { apiGroups: ["*"] },
    { apiVersions: ["*"] },
    { resources: ["*"] },
    { resources: ["*/*"] },
    { resources: ["configmaps/*"] },
    { operations: ["*"] },
    { scope: "Namespaced" },
  ]) {
    expect(wants({ rules: [rule(yes)] })).toBe(true);
  }
  const status = about({ subresource: "status" });
  expect(
    ["configmaps", "*", "configmaps/status", "*/status", "*/*"].map((resource) =>
      wants({ rules: [rule({ resources: [resource] })] }, status),
    ),
  ).toEqual([false, false, true, true, true]);
});

test("selectors look at the namespace and at the object, old or new", () => {
  const team = { namespaceSelector: { matchLabels: { team: "b" } } };
  expect(wants(team)).toBe(false);
  expect(matches({ rules: [rule()], ...team } as never, about({ namespace: "" }), () => undefined)).toBe(true);
  const app = { objectSelector: { matchLabels: { app: "x" } } };
  expect(wants(app)).toBe(true);
  expect(wants(app, about({ object: { metadata: {} } }))).toBe(false);
  expect(wants(app, about({ object: { metadata: {} }, oldObject: { metadata: { labels: { app: "x" } } } }))).toBe(true);
});

test("webhook configurations are never shown; namespaces are of the cluster", () => {
  const all = { rules: [rule({ apiGroups: ["*"], resources: ["*"] })] };
  expect(wants(all, about({}, validatingWebhookConfigurations))).toBe(false);
  const cluster = { rules: [rule({ resources: ["*"], scope: "Cluster" })] };
  expect(wants(cluster, about({}, namespaces))).toBe(true);
});
