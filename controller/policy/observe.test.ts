import { clusterException, clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { observer } from "./observe.ts";

const { examined, exceptions, digestOf } = observer({
  settings: defaultSettings,
  host: host(),
  platformNamespaces: ["bubu-system"],
});
const metadata = { uid: "u", generation: 1 };

test("a policy is examined once for what is written in it", () => {
  const first = examined(clusterPolicy({}, metadata));
  expect(first.faults).toEqual([]);
  expect(examined({ ...clusterPolicy({}, metadata), status: { exceptions: 1 } })).toBe(first);
  const launch = examined(clusterPolicy({ at: ["Launch"] }, { ...metadata, generation: 2 }));
  expect(launch.faults).toMatchObject([{ reason: "NoEnforcementPoint" }]);
});

test("an exception that nobody has approved has no effect, and ends when it says", () => {
  const policy = clusterPolicy({}, metadata);
  expect(exceptions(policy, [clusterException()])).toEqual([
    { expires: Date.parse("1970-01-20T00:00:00Z"), approved: false },
  ]);
});

test("the digest is of policies and settings", () => {
  const other = observer({
    settings: { ...defaultSettings, crossNamespace: "allow" },
    host: host(),
    platformNamespaces: [],
  });
  const all = [[], [clusterPolicy()], [clusterPolicy(), clusterException()]];
  const digests = [...all.map(digestOf), ...all.map(other.digestOf)];
  expect(new Set(digests).size).toBe(6);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
});
