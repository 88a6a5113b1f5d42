import { expect, test } from "vitest";
import { hasTemplate, templateOf } from "./templates.ts";

const deployments = { group: "apps", resource: "deployments" };

test("the template of what makes pods", () => {
  const template = { metadata: { annotations: { a: "b" } }, spec: { hostPID: true } };
  expect(templateOf(deployments, { spec: { template } })).toEqual(template);
  const cron = { spec: { jobTemplate: { spec: { template } } } };
  expect(templateOf({ group: "batch", resource: "cronjobs" }, cron)).toEqual(template);
  expect(templateOf({ group: "", resource: "podtemplates" }, { template })).toEqual(template);
  expect(templateOf({ group: "", resource: "replicationcontrollers" }, { spec: {} })).toBeUndefined();
});

test("kinds of other groups say nothing", () => {
  expect([hasTemplate(deployments), hasTemplate({ group: "example.com", resource: "deployments" })]).toEqual([
    true,
    false,
  ]);
});
