import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { compareLevels, isPrivileged, lax, levelOf, levelText, policyOf, sameLevel, versionOf } from "./levels.ts";

const defaults = { enforce: lax, audit: lax, warn: lax };
const of = (labels: { readonly [name: string]: string }, over = {}) =>
  policyOf(
    Object.fromEntries(Object.entries(labels).map(([name, value]) => [`pod-security.kubernetes.io/${name}`, value])),
    { ...defaults, ...over },
  );
const texts = (...given: Parameters<typeof of>) => {
  const { enforce, audit, warn } = of(...given).policy;
  return [enforce, audit, warn].map(levelText);
};

test("labels say level and version of each mode, and defaults the rest", () => {
  expect(texts({})).toEqual(["privileged:latest", "privileged:latest", "privileged:latest"]);
  expect(texts({ audit: "baseline", "audit-version": "v1.30", "warn-version": "v1.20" })).toEqual([
    "privileged:latest",
    "baseline:v1.30",
    "privileged:v1.20",
  ]);
  const given = { enforce: { level: "baseline", version: 25 }, audit: { level: "restricted", version: "latest" } };
  expect(texts({ audit: "baseline" }, given)).toEqual(["baseline:v1.25", "baseline:latest", "privileged:latest"]);
});

test("a stricter level that a label enforces is warned of too", () => {
  expect(texts({ enforce: "baseline", "enforce-version": "v1.30" })[2]).toBe("baseline:v1.30");
  expect(texts({ enforce: "baseline", "warn-version": "v1.31" })[2]).toBe("baseline:v1.31");
  expect(texts({ enforce: "restricted", warn: "privileged" })[2]).toBe("privileged:latest");
  expect(texts({ enforce: "baseline" }, { warn: { level: "restricted", version: 9 } })[2]).toBe("restricted:v1.9");
});

test("what cannot be read enforces the strictest, and asks for nothing else", () => {
  const labels = { enforce: "x", "enforce-version": "1.2", audit: "y", warn: "z", "warn-version": "v1.01" };
  expect(texts(labels)).toEqual(["restricted:latest", "privileged:latest", "privileged:latest"]);
  expect(of(labels).problems.map(render)).toEqual([
    'metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "x": must be one of privileged, baseline, restricted',
    'metadata.labels[pod-security.kubernetes.io/enforce-version]: Invalid value: "1.2": must be "latest" or "v1.x"',
    'metadata.labels[pod-security.kubernetes.io/audit]: Invalid value: "y": must be one of privileged, baseline, restricted',
    'metadata.labels[pod-security.kubernetes.io/warn]: Invalid value: "z": must be one of privileged, baseline, restricted',
    'metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "v1.01": must be "latest" or "v1.x"',
  ]);
});

test("levels and versions", () => {
  expect([levelOf("baseline"), levelOf("Baseline"), versionOf("v1.0"), versionOf("v2.1"), versionOf("latest")]).toEqual(
    ["baseline", undefined, 0, undefined, "latest"],
  );
  expect(compareLevels("restricted", "baseline")).toBeGreaterThan(0);
  expect([sameLevel(lax, { ...lax }), sameLevel(lax, { ...lax, version: 1 })]).toEqual([true, false]);
  expect([isPrivileged(defaults), isPrivileged(of({ warn: "baseline" }).policy)]).toEqual([true, false]);
});
