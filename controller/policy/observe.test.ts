import { clusterException, clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { observer } from "./observe.ts";

const none = { prepare: async () => {}, kindOf: () => undefined };
const { examined, exceptions, digestOf } = observer(
  {
    settings: defaultSettings,
    host: host(),
    platformNamespaces: ["bubu-system"],
  },
  none,
);
const metadata = { uid: "u", generation: 1 };

test("a policy is examined once for what is written in it", async () => {
  const first = await examined(clusterPolicy({}, metadata));
  expect(first.faults).toEqual([]);
  expect(await examined({ ...clusterPolicy({}, metadata), status: { exceptions: 1 } })).toBe(first);
  const launch = await examined(clusterPolicy({ at: ["Launch"] }, { ...metadata, generation: 2 }));
  expect(launch.faults).toMatchObject([{ reason: "NoEnforcementPoint" }]);
});

test("expressions about kinds of others are typed by what the API server publishes, also when that changes", async () => {
  const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
  const spec = {
    matchConstraints: { resourceRules: [rule] },
    validations: [{ expression: "!has(object.spec.a) || object.spec.a == ''" }],
  };
  const kind = { group: "", version: "v1", kind: "Pod" };
  const podWith = (field: string) =>
    ({
      kind,
      schema: { type: "object", properties: { spec: { type: "object", properties: { [field]: { type: "string" } } } } },
    }) as const;
  let pod = podWith("b");
  const asked: string[] = [];
  const typing = observer(
    { settings: defaultSettings, host: host(), platformNamespaces: [] },
    {
      prepare: async (all) => void asked.push(...all.map((one) => ("kind" in one ? one.kind : one.resource))),
      kindOf: () => pod,
    },
  );
  const of = async () => (await typing.examined(clusterPolicy(spec, metadata))).expressionWarnings;
  expect(await of()).toEqual([
    {
      fieldRef: "spec.validations[0].expression",
      warning: expect.stringMatching(/^\/v1, Kind=Pod: ERROR: .*undefined field 'a'/),
    },
  ]);
  pod = podWith("a");
  expect(await of()).toEqual([]);
  expect(asked).toEqual(["pods", "pods"]);
  const params = { apiVersion: "v1", kind: "ConfigMap" };
  await typing.examined(clusterPolicy({ ...spec, paramKind: params }, { ...metadata, uid: "v" }));
  expect(asked.slice(2)).toEqual(["pods", "ConfigMap"]);
  expect(typing.namesOthers(clusterPolicy(spec))).toBe(true);
  expect(typing.namesOthers(clusterPolicy({}))).toBe(false);
  expect(typing.namesOthers(clusterPolicy({ paramKind: params }))).toBe(true);
});

test("an exception that nobody has approved has no effect, and ends when it says", () => {
  const policy = clusterPolicy({}, metadata);
  expect(exceptions(policy, [clusterException()])).toEqual([
    { expires: Date.parse("1970-01-20T00:00:00Z"), approved: false },
  ]);
});

test("the digest is of policies and settings", () => {
  const other = observer(
    {
      settings: { ...defaultSettings, crossNamespace: "allow" },
      host: host(),
      platformNamespaces: [],
    },
    none,
  );
  const all = [[], [clusterPolicy()], [clusterPolicy(), clusterException()]];
  const digests = [...all.map(digestOf), ...all.map(other.digestOf)];
  expect(new Set(digests).size).toBe(6);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
});
