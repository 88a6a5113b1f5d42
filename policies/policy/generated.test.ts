import { expect, test } from "vitest";
import { creation, deployment, podPolicy, verdict } from "./testing/scene.ts";

const privileged = { containers: [{ name: "c", image: "a/b:latest" }] };
const policy = podPolicy({
  validations: [
    {
      name: "tagged",
      expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))",
      messageExpression: "'spec.containers: ' + object.spec.containers[0].image + (true ? ' in spec.containers' : '')",
      path: "spec.containers",
    },
    { expression: "!has(object.spec.containers[0].image)", path: "spec.containers[0].image" },
    { expression: "object.metadata.labels.app == 'b'", message: "metadata.labels.app is not b" },
    { expression: "request.kind.kind == 'Pod' && request.requestKind.kind != 'Pod'" },
  ],
});

test("a rule about Pods judges what makes them, at the template", () => {
  for (const [object, template] of [
    [deployment(privileged), "spec.template"],
    [deployment(privileged, true), "spec.jobTemplate.spec.template"],
  ] as const)
    expect(
      verdict([policy], { request: creation(object) }).findings.map(({ rule, path, message }) => [rule, path, message]),
    ).toEqual([
      [
        "tagged",
        `${template}.spec.containers`,
        `${template}.spec.containers: a/b:latest in ${template}.spec.containers`,
      ],
      [
        "validations[1]",
        `${template}.spec.containers[0].image`,
        `failed expression: !has(object.${template}.spec.containers[0].image)`,
      ],
      ["validations[2]", template, `${template}.metadata.labels.app is not b`],
    ]);
});

test("only the kinds that the policy names, and never twice", () => {
  const set = { ...deployment(privileged), kind: "StatefulSet" };
  expect(verdict([policy], { request: creation(set) }).allowed).toBe(true);
  const both = podPolicy({
    validations: [{ expression: "false" }],
    matchConstraints: {
      resourceRules: [
        { apiGroups: ["", "apps"], apiVersions: ["v1"], operations: ["*"], resources: ["pods", "deployments"] },
      ],
    },
  });
  expect(verdict([both], { request: creation(deployment(privileged)) }).findings).toMatchObject([{ path: "" }]);
});

test("the labels of the template are selected", () => {
  const selecting = (app: string) =>
    podPolicy({
      validations: [{ expression: "false" }],
      matchConstraints: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
        objectSelector: { matchLabels: { app } },
      },
    });
  const request = creation(deployment(privileged));
  expect(verdict([selecting("a")], { request }).allowed).toBe(false);
  expect(verdict([selecting("b")], { request }).allowed).toBe(true);
});
