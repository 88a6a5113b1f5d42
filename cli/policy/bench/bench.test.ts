import { readRequest } from "@bubustack/policies/admission/read-request";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { clusterPolicy, creation } from "../testing/question.ts";
import { bench } from "./bench.ts";

const request = readRequest(creation());
if ("problem" in request) throw new Error(request.problem);
const secrets = {
  resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["secrets"] }],
};

function run(stopped = false) {
  let now = 0;
  const told: string[] = [];
  const outcome = bench({
    objects: [
      clusterPolicy({ validations: [{ expression: "object.data.x == '2'" }] }, "a"),
      clusterPolicy({ matchConstraints: secrets, validations: [{ expression: "false" }] }, "b"),
      clusterPolicy({ validations: [{ expression: "namespaceObject.metadata.name == 'n'" }] }, "c"),
    ],
    requests: [{ name: "r", request: request as Exclude<typeof request, { problem: string }> }],
    digests: host(),
    now: 0,
    clocks: { wall: () => (now += 50), cpu: () => now },
    effort: { warm: 100, measure: 1_000 },
    progress: (what, at, of) => told.push(`${at}/${of} ${what}`),
    stopped: () => stopped,
  });
  return { outcome, told };
}

test("all together, and each by itself", () => {
  const { outcome, told } = run();
  expect(told).toEqual(["1/4 all policies", "2/4 ClusterPolicy a", "3/4 ClusterPolicy b", "4/4 ClusterPolicy c"]);
  expect(outcome.requests).toBe(1);
  expect(outcome.overall).toMatchObject({ policy: "", judged: 1, unverified: 1 });
  expect(
    outcome.policies.map(({ policy, judged, units, unverified }) => [policy, judged, units.max, unverified]),
  ).toEqual([
    ["ClusterPolicy a", 1, 4, 0],
    ["ClusterPolicy b", 0, 0, 0],
    ["ClusterPolicy c", 1, 2, 1],
  ]);
});

test("what was measured when it was stopped", () => {
  expect(run(true).outcome.policies).toEqual([]);
});
