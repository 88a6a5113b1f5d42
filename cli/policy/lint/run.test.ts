import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const cwd = fileURLToPath(new URL("../../..", import.meta.url));
const policy = {
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ClusterPolicy",
  metadata: { name: "p" },
  spec: {
    matchConstraints: {
      matchPolicy: "Exact",
      resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] }],
    },
    validations: [{ expression: "object.data.x == '1'" }],
  },
};
const lint = (spec: object, ...argv: readonly string[]) =>
  bubu(["policy", "lint", ...argv, "-"], { stdin: JSON.stringify({ ...policy, spec: { ...policy.spec, ...spec } }) });

test.each(["policies/packs", "charts/bubustack/native-policies"])("nothing objects to %s", async (folder) => {
  const { code, out } = await bubu(["policy", "lint", "--strict", "--now", "2026-01-01T00:00:00Z", folder], { cwd });
  expect(out).toMatch(/: 0 errors, 0 warnings, 0 skipped\n$/);
  expect(code).toBe(0);
});

test("warnings count with --strict, errors always", async () => {
  const warned = await lint({});
  expect(warned.code).toBe(0);
  expect(warned.out).toContain("warning: spec.matchConstraints.matchPolicy: is Exact");
  expect((await lint({}, "--strict")).code).toBe(1);
  expect((await lint({ validations: [{ expression: "true" }] })).code).toBe(1);
});

test("JSON, SARIF and workflow commands", async () => {
  const { out } = await lint({}, "-o", "json");
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    files: ["-"],
    objects: [{ kind: "ClusterPolicy", name: "p" }],
    findings: [{ rule: "lint/match-exact", fix: "leave out matchPolicy: Equivalent is the default" }],
    summary: { errors: 0, warnings: 1 },
  });
  const sarif = JSON.parse((await lint({}, "-o", "sarif")).out);
  expect(sarif.runs[0].tool.driver.rules[0].id).toBe("lint/match-exact");
  expect((await lint({}, "-o", "github")).out).toMatch(/^::warning /);
});

test("nothing to judge is no pass", async () => {
  expect(await bubu(["policy", "lint", "-"], { stdin: "" })).toMatchObject({ code: 2 });
});
