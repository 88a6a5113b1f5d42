import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { host } from "../testing/host.ts";
import type { Share } from "./shares.ts";
import { sharesOf } from "./shares.ts";

const mutations = [{ patchType: "JSONPatch", jsonPatch: { expression: "[]" } }];

test("each policy is asked in the calls that it is for", () => {
  const shares = sharesOf(
    [
      clusterPolicy(),
      clusterPolicy({ mutations }, { name: "both" }),
      clusterPolicy({ mutations, failurePolicy: "Ignore" }, { name: "lax" }),
      clusterPolicy({ at: ["Launch"] }, { name: "later" }),
      clusterPolicy({ at: ["Reference"] }, { name: "edges" }),
      policy({ failurePolicy: "Ignore" }),
    ],
    host,
  );
  const sizes = Object.entries(shares).map(([share, policies]) => {
    const { mutating, cluster, namespaced } = policies.at("Admission");
    return [share, [mutating.size, cluster.direct.size, namespaced.direct.size]];
  });
  expect(Object.fromEntries(sizes)).toEqual({
    changeFail: [1, 0, 0],
    changeIgnore: [1, 0, 0],
    fail: [0, 2, 0],
    failHere: [0, 2, 1],
    ignore: [0, 1, 0],
    here: [0, 0, 1],
  } satisfies { [share in Share]: unknown });
  expect(shares.fail.at("Launch").cluster.direct.size).toBe(1);
  const referring = Object.entries(shares).filter(([, policies]) => policies.at("Reference").cluster.direct.size > 0);
  expect(referring.map(([share]) => share)).toEqual(["fail", "failHere"]);
});
