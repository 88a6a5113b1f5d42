import { expect, test } from "vitest";
import {
  containersOf,
  containersThat,
  hasUserNamespace,
  isOn,
  isWindows,
  named,
  plural,
  settersThat,
} from "./containers.ts";

const at = (name: string, bad = false) => ({ name, securityContext: { bad } });
const pod = (spec: object) => ({ metadata: {}, spec: { ...spec } });
const all = pod({
  ephemeralContainers: [at("e")],
  containers: [at("c", true)],
  initContainers: [at("i", true)],
  securityContext: { bad: true },
});

test("containers in the order in which they are told of", () => {
  expect(containersOf(all).map(({ name }) => name)).toEqual(["i", "c", "e"]);
  expect(containersThat(all, ({ name }) => name === "e")).toBe('container "e"');
  expect(containersThat(all, () => false)).toBe("");
});

test("who sets something", () => {
  expect(settersThat(all, ({ bad }) => bad === true)).toBe('pod and containers "i", "c"');
  expect(settersThat(pod({ containers: [at("c")] }), ({ bad }) => bad === true)).toBe("");
});

test("words, and what a pod says of itself", () => {
  expect([named([]), plural("pod", 1), plural("pod", 2)]).toEqual(["", "pod", "pods"]);
  expect([undefined, null, false, true, "", 0].map(isOn)).toEqual([false, false, false, true, true, true]);
  expect([isWindows(pod({ os: { name: "windows" } })), isWindows(pod({ os: { name: "linux" } }))]).toEqual([
    true,
    false,
  ]);
  expect([false, true, "false"].map((hostUsers) => hasUserNamespace(pod({ hostUsers })))).toEqual([true, false, false]);
});
