import { expect, test } from "vitest";
import { controlsOf, nameOf, podSecurity, render } from "./policy.ts";

const ids = (level: "baseline" | "restricted", minor: number) => controlsOf(level, minor).map(({ id }) => id);

test("a level has the controls of its version", () => {
  expect(ids("baseline", 33)).not.toContain("hostProbesAndHostLifecycle");
  expect(ids("baseline", 34)).toContain("hostProbesAndHostLifecycle");
  expect(ids("restricted", 34)).toContain("procMount");
  expect(ids("restricted", 35)).not.toContain("procMount");
  expect(ids("restricted", 35)).toContain("procMount_restricted");
  expect(ids("restricted", 36)).not.toContain("hostPathVolumes");
  const relaxed = (minor: number) =>
    controlsOf("baseline", minor).some(({ revision }) => revision.container?.includes("userNamespace"));
  expect([relaxed(34), relaxed(35)]).toEqual([false, true]);
});

test("each control is a variable and a validation, in names that its kind allows", () => {
  expect(["runAsNonRoot", "procMount_restricted", "seLinuxOptions"].map(nameOf)).toEqual([
    "run-as-non-root",
    "proc-mount-restricted",
    "se-linux-options",
  ]);
  const { spec } = podSecurity("restricted", 36) as {
    spec: {
      variables: readonly { name: string }[];
      validations: readonly { name: string; messageExpression: string }[];
    };
  };
  expect(spec.validations.map(({ name }) => name)).toEqual(ids("restricted", 36).map(nameOf));
  expect(spec.variables.slice(3).map(({ name }) => name)).toEqual(ids("restricted", 36));
  // A quote in a text would end it.
  expect(
    spec.validations.filter(({ messageExpression }) => (messageExpression.match(/'/g) ?? []).length !== 4),
  ).toEqual([]);
});

test("there is a file for each level and version", () => {
  expect([...render(JSON.stringify).keys()]).toHaveLength(8);
  expect(JSON.parse(render(JSON.stringify).get("policies/packs/pod-security/baseline-v1.36.yaml") ?? "")).toEqual(
    podSecurity("baseline", 36),
  );
});
