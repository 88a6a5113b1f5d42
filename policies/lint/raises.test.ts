import { expect, test } from "vitest";
import { environmentFor } from "../admission/environment.ts";
import { compileExpression } from "../admission/expression.ts";
import { raised } from "./raises.ts";

function ask(source: string) {
  const compiled = compileExpression(source, environmentFor({ params: true, authorizer: true, patches: true }));
  if ("problem" in compiled) throw new Error(compiled.problem);
  return raised(compiled.program.ast.expr);
}

const spec = (text: string) => ask(`Object{spec: Object.spec{${text}}}`);
const patch = (text: string) => ask(`[JSONPatch{${text}}]`);

test.each([
  ["hostNetwork: true", ["hostNetwork"]],
  ["hostNetwork: false", []],
  ["hostPID: object.spec.x", ["hostPID"]],
  ["securityContext: Object.spec.securityContext{runAsUser: 0, runAsNonRoot: false}", ["runAsUser", "runAsNonRoot"]],
  ["securityContext: Object.spec.securityContext{runAsUser: 1000, runAsNonRoot: true}", []],
  [
    "securityContext: Object.spec.securityContext{seccompProfile: Object.spec.securityContext.seccompProfile{type: 'RuntimeDefault'}}",
    [],
  ],
  [
    "securityContext: Object.spec.securityContext{seccompProfile: Object.spec.securityContext.seccompProfile{type: 'Unconfined'}}",
    ["seccompProfile"],
  ],
  ["serviceAccountName: 'admin'", ["serviceAccountName"]],
  ["automountServiceAccountToken: false", []],
])("%s", (text, fields) => {
  expect(spec(text)).toEqual(fields);
});

test.each([
  ["op: 'add', path: '/spec/hostNetwork', value: true", ["hostNetwork"]],
  ["op: 'add', path: '/spec/containers/' + string(1) + '/securityContext/privileged', value: true", ["privileged"]],
  [
    "op: 'add', path: '/spec/containers/0/securityContext', value: {'capabilities': {'add': ['SYS_ADMIN']}}",
    ["capabilities"],
  ],
  [
    "op: 'add', path: '/spec/containers/0/securityContext/capabilities/add/-', value: 'NET_ADMIN'",
    ["capabilities.add"],
  ],
  ["op: 'add', path: '/spec/containers/0/securityContext/capabilities/drop', value: ['ALL']", []],
  ["op: 'remove', path: '/spec/containers/0/securityContext'", ["removal of securityContext"]],
  ["op: 'remove', path: '/spec/hostNetwork'", []],
  ["op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('privileged/x'), value: 'true'", []],
])("%s", (text, fields) => {
  expect(patch(text)).toEqual(fields);
});
