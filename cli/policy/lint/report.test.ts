import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { readSource } from "../../source/source.ts";
import { lintSources } from "./report.ts";

const report = (text: string, name = "a.yaml") => lintSources([readSource(name, Buffer.from(text))], host(), 0);

const policy = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: a }
spec:
  matchConstraints:
    matchPolicy: Exact
    resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
  validations:
    - expression: "object.data.x == '1'"
`;

test("a finding stands where its field stands, in lists too", () => {
  const where = { rule: "lint/match-exact", severity: "warning", path: "spec.matchConstraints.matchPolicy" };
  expect(report(policy)).toMatchObject({
    objects: [{ kind: "ValidatingAdmissionPolicy", namespace: "", name: "a" }],
    findings: [{ ...where, file: "a.yaml", start: { line: 6, column: 18 } }],
    foreign: 0,
  });
  const list = JSON.stringify({ kind: "List", items: [{ kind: "Pod", apiVersion: "v1" }] });
  expect(report(list, "a.json")).toMatchObject({ objects: [], findings: [], foreign: 1 });
});

test("what cannot be read is an error of its file", () => {
  const { findings } = report("a: [");
  expect(findings).toMatchObject([{ severity: "error", rule: "file/unparsable" }]);
});
