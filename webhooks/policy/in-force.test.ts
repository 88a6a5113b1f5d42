import { clusterException, clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { inForceOf } from "./in-force.ts";

const config = { digest: "d", settings: defaultPolicySettings, platformNamespaces: [], host };

test("there is something to judge by where there is a policy", async () => {
  const exception = clusterException();
  expect(await inForceOf({ ...config, objects: [exception] })).toMatchObject({
    objects: [exception],
    engine: undefined,
  });
  const both = await inForceOf({ ...config, objects: [clusterPolicy(), policy()] });
  expect([both.engine === undefined, [...both.namespaces]]).toEqual([false, ["default"]]);
});
