import { expect, test } from "vitest";
import { warningsAbout } from "./existing-pods.ts";

const baseline = { level: "baseline", version: "latest" } as const;
const pod = (name: string, spec = {}, owner = "") => ({
  metadata: { name, ...(owner !== "" && { ownerReferences: [{ uid: owner, controller: true }] }) },
  spec: { containers: [{ name: "c" }], ...spec },
});
const title = 'existing pods in namespace "n" violate the new PodSecurity enforce level "baseline:latest"';

test("each reason once, with the first pod and how many there are", () => {
  const pods = [
    pod("d", { hostPID: true }),
    pod("c", { hostIPC: true }),
    pod("b", { volumes: [{ name: "v", hostPath: {} }] }),
    pod("a", { hostNetwork: true }),
    pod("e"),
  ];
  expect(warningsAbout("n", pods, baseline, () => 0)).toEqual([
    title,
    "a (and 2 other pods): host namespaces",
    "b: hostPath volumes",
  ]);
  expect(warningsAbout("n", pods.slice(0, 2), baseline, () => 0)[1]).toBe("c (and 1 other pod): host namespaces");
  expect(warningsAbout("n", [pod("e")], baseline, () => 0)).toEqual([]);
});

test("so many pods are looked at, of each controller one first, and so long", () => {
  const alike = Array.from({ length: 3_000 }, (_, index) => pod(`p${index}`, {}, "one"));
  const pods = [...alike, pod("z", { hostPID: true })];
  const checked = (count: number) =>
    `new PodSecurity enforce level only checked against the first ${count} of 3001 existing pods`;
  expect(warningsAbout("n", pods, baseline, () => 0)).toEqual([checked(3_000), title, "z: host namespaces"]);
  let now = 0;
  expect(warningsAbout("n", pods, baseline, () => (now += 600))).toEqual([checked(2), title, "z: host namespaces"]);
});
