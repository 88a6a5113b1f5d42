import { setTimeout as sleep } from "node:timers/promises";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { held } from "./held.ts";

const config = { settings: defaultPolicySettings, platformNamespaces: [], host };

test("a change is in force once all of it has come and is compiled", async () => {
  const holds: number[] = [];
  const made = held(config, (change) => void holds.push(change));
  const wait = async (change: number) => {
    while (holds.at(-1) !== change) await sleep(1);
  };
  made.take({ type: "policies", put: [["a", clusterPolicy()]], drop: [] });
  expect(made.current.objects).toEqual([]);
  made.take({ type: "policies", put: [["b", policy()]], drop: [], whole: { change: 1, digest: "d1" } });
  await wait(1);
  expect(made.current).toMatchObject({ objects: [clusterPolicy(), policy()], digest: "d1" });
  expect(made.current.engine).toBeDefined();
  expect([...made.current.namespaces]).toEqual(["default"]);
  made.take({ type: "policies", put: [], drop: ["a"], whole: { change: 2, digest: "d2" } });
  made.take({ type: "policies", put: [], drop: ["b"], whole: { change: 3, digest: "d3" } });
  await wait(3);
  expect(made.current).toMatchObject({ objects: [], digest: "d3", engine: undefined });
});
