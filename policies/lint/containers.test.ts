import { expect, test } from "vitest";
import { matters, walkedContainers } from "./containers.ts";
import { pods, validating } from "./examples.ts";
import { subjectOf } from "./subject.ts";

const walked = (expression: string, rule = pods) =>
  walkedContainers(
    subjectOf(validating({ matchConstraints: { resourceRules: [rule] }, validations: [{ expression }] })),
  ).map(({ spec, fields }) => [spec, ...[...fields].map(([list, of]) => `${list}: ${[...of.keys()].join()}`)]);

test("fields by list, of Pods and of templates", () => {
  expect(walked("object.spec.containers.all(c, c.image != '' && has(c.securityContext))")).toEqual([
    ["spec", "containers: image,securityContext"],
  ]);
  expect(walked("object.spec.template.spec.initContainers.all(c, c.image != '')")).toEqual([
    ["spec.template.spec", "initContainers: image"],
  ]);
});

test("another kind may have containers of its own", () => {
  const rule = { ...pods, apiGroups: ["x.io"], resources: ["things"] };
  expect(walked("object.spec.containers.all(c, c.image != '')", rule)).toEqual([]);
});

test("what matters where", () => {
  expect(matters("image", "ephemeralContainers")).toBe(true);
  expect(matters("resources", "ephemeralContainers")).toBe(false);
  expect(matters("resources", "initContainers")).toBe(true);
  expect(matters("livenessProbe", "initContainers")).toBe(false);
  expect(matters("name", "initContainers")).toBe(false);
});
