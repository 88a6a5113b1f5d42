import { expect, test } from "vitest";
import { controllerOf, controllers, movedPath, movedText, podRequest } from "./autogen.ts";
import { creation, deployment } from "./testing/scene.ts";

const spec = { containers: [{ name: "c" }] };
const [plain] = controllers;
const cron = controllers.find(({ kind }) => kind === "CronJob");
if (plain === undefined || cron === undefined) throw new Error("no controllers");

test("a request about a controller is one about its Pods", () => {
  for (const [object, controller] of [
    [deployment(spec), plain],
    [deployment(spec, true), cron],
  ] as const) {
    const asked = creation(object);
    expect(controllerOf(asked)).toBe(controller);
    const pod = podRequest(asked, controller);
    expect(pod).toMatchObject({
      kind: { group: "", version: "v1", kind: "Pod" },
      resource: { group: "", version: "v1", resource: "pods" },
      requestKind: asked.kind,
      requestResource: asked.resource,
      object: { apiVersion: "v1", kind: "Pod", metadata: { name: "d", namespace: "n", labels: { app: "a" } }, spec },
      oldObject: null,
    });
  }
  expect(controllerOf({ ...creation(deployment(spec)), subResource: "scale" })).toBeUndefined();
  const other = creation({ apiVersion: "x.io/v1", kind: "Deployment", metadata: { name: "d" } });
  expect(controllerOf(other)).toBeUndefined();
});

test("a template that is not there makes a Pod without a spec", () => {
  const broken = creation({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d" },
    spec: { template: 5 },
  });
  expect(podRequest(broken, plain).object).toEqual({ apiVersion: "v1", kind: "Pod", metadata: { name: "d" } });
});

test.each([
  ["spec.containers[0].image is mutable", "spec.template.spec.containers[0].image is mutable"],
  ["object.spec.volumes, metadata.labels.app", "object.spec.template.spec.volumes, spec.template.metadata.labels.app"],
  ["metadata.name and the spec stay", "metadata.name and the spec stay"],
  ["a.spec.b /spec.x my-spec.y respec.z", "a.spec.b /spec.x my-spec.y respec.z"],
])("%s", (text, moved) => {
  expect(movedText(text, plain)).toBe(moved);
});

test("paths are those of the template", () => {
  expect(movedPath("spec.containers", cron)).toBe("spec.jobTemplate.spec.template.spec.containers");
  expect(movedPath("", plain)).toBe("spec.template");
  expect(movedPath("spec", plain)).toBe("spec.template.spec");
  expect(movedPath("metadata.namespace", plain)).toBe("metadata.namespace");
});
