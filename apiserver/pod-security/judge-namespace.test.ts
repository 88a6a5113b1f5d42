import { expect, test } from "vitest";
import { configurationOf } from "./configuration.ts";
import { judgeNamespace } from "./judge-namespace.ts";

type Labels = { readonly [name: string]: string };
const namespace = (labels: Labels) => ({
  metadata: {
    name: "n",
    labels: Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [`pod-security.kubernetes.io/${name}`, value]),
    ),
  },
});
const judged = (labels: Labels, before: Labels | undefined, configuration = configurationOf({})) =>
  judgeNamespace(namespace(labels), before && namespace(before), configuration);

test("labels that cannot be read are refused, but for those that were there", () => {
  expect(judged({ enforce: "x" }, undefined).problems).toHaveLength(1);
  expect(judged({ enforce: "x" }, {}).problems).toHaveLength(1);
  expect(judged({ enforce: "y" }, { enforce: "x" }).problems).toHaveLength(1);
  expect(judged({ enforce: "x", warn: "baseline" }, { enforce: "x" }).problems).toEqual([]);
});

test("pods that are there are looked at where the level becomes stricter, or of another version", () => {
  const check = (labels: Labels, before: Labels | undefined) => judged(labels, before).check;
  expect(check({ enforce: "baseline" }, {})).toEqual({ level: "baseline", version: "latest" });
  expect(check({ enforce: "restricted" }, { enforce: "baseline" })?.level).toBe("restricted");
  expect(check({ enforce: "baseline", "enforce-version": "v1.20" }, { enforce: "restricted" })?.version).toBe(20);
  for (const [labels, before] of [
    [{ enforce: "baseline" }, undefined],
    [{ enforce: "baseline" }, { enforce: "restricted" }],
    [{ enforce: "baseline", warn: "restricted" }, { enforce: "baseline" }],
    [{ enforce: "privileged", "enforce-version": "v1.20" }, { enforce: "restricted" }],
  ] as const)
    expect(check(labels, before)).toBeUndefined();
});

test("labels of an exempt namespace ask for nothing, and that is said", () => {
  const exempt = configurationOf({
    defaults: { audit: { level: "baseline", version: "latest" } },
    exemptions: { namespaces: ["n"] },
  });
  const said =
    'namespace "n" is exempt from Pod Security, and the policy (enforce=baseline:latest, warn=restricted:v1.30) will be ignored';
  const labels = { enforce: "baseline", warn: "restricted", "warn-version": "v1.30" };
  expect(judged(labels, undefined, exempt)).toEqual({ problems: [], warnings: [said] });
  expect(judged(labels, {}, exempt)).toEqual({ problems: [], warnings: [said] });
  expect(judged({}, undefined, exempt).warnings).toEqual([]);
});
