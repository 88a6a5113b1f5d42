import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { matchConstraints, readConstraints } from "../admission/constraints.ts";
import { request, world } from "../admission/testing/scene.ts";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { partsFor } from "./parts.ts";

const versions = ["v1", "v1beta1", "v2"];
const targets = [
  { group: "autoscaling", versions, resources: ["horizontalpodautoscalers"] },
  { group: "apps", versions: ["v1"], resources: ["deployments"] },
];
const settings = { ...defaultPolicySettings, targets };
const scalers = (apiVersions: readonly string[], operations: readonly string[] = ["CREATE"]) => ({
  apiGroups: ["autoscaling"],
  apiVersions,
  operations,
  resources: ["horizontalpodautoscalers"],
});
const deployments = { ...scalers(["v1"]), apiGroups: ["apps"], resources: ["deployments"] };
const about = (...resourceRules: readonly Json[]) => clusterPolicy({ matchConstraints: { resourceRules } });

test("policies that name the same versions share a part, and others have one for themselves", () => {
  const [old, both, all] = [about(scalers(["v1"])), about(scalers(["v1", "v2"]), deployments), about(scalers(["*"]))];
  expect(partsFor([both, both], settings)).toHaveLength(1);
  const parts = partsFor([all, both, old], settings);
  expect(parts.map(({ rules }) => rules.map(({ apiVersions, resources }) => `${apiVersions} ${resources}`))).toEqual([
    ["v1 deployments", "v1 horizontalpodautoscalers"],
    ["v1 horizontalpodautoscalers", "v2 horizontalpodautoscalers"],
    ["v1 horizontalpodautoscalers", "v1beta1 horizontalpodautoscalers", "v2 horizontalpodautoscalers"],
  ]);
  // In whichever version a part shows an object, all that name it judge.
  for (const { policies } of parts) expect(new Set(policies)).toEqual(new Set([old, both, all]));
  expect(partsFor([old, all, both], settings).map(({ rules }) => rules)).toEqual(parts.map(({ rules }) => rules));
});

test("which versions policies of namespaces name is not known: each version is shown alone", () => {
  const namespacedKinds = [{ group: "autoscaling", resources: ["*"] }];
  const parts = partsFor([about(scalers(["v1", "v2"]))], { ...settings, namespacedKinds }, true);
  expect(
    parts.map(({ rules, open }) => [
      open,
      rules.filter(({ scope }) => scope === "Namespaced").map(({ apiVersions }) => String(apiVersions)),
    ]),
  ).toEqual([
    [true, ["v1"]],
    [true, ["v1beta1"]],
    [true, ["v2"]],
    [false, []],
  ]);
});

test("whatever versions policies name, and whichever one is written, each sees the object in a version that it names", () => {
  const some = fc.subarray(versions, { minLength: 1 });
  const policies = fc.array(fc.oneof(some, fc.constant(["*"])), { minLength: 1, maxLength: 4 });
  const horizontal = (version: string) => ({
    resource: { group: "autoscaling", version, resource: "horizontalpodautoscalers" },
    kind: { group: "autoscaling", version, kind: "HorizontalPodAutoscaler" },
  });
  fc.assert(
    fc.property(policies, fc.constantFrom(...versions), (named, written) => {
      const given = named.map((of) => about(scalers(of)));
      const equivalents = versions.filter((version) => version !== written).map(horizontal);
      // What the API server calls with.
      const seen = partsFor(given, settings).flatMap(({ rules }) => {
        const asked = readConstraints({ resourceRules: rules });
        const match = matchConstraints(asked, request(horizontal(written)), { ...world(), equivalents });
        return match.state === "yes" ? [match.target.resource.version] : [];
      });
      for (const of of named)
        expect(seen.some((version) => of.some((one) => one === "*" || one === version))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
