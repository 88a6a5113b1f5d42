import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import { expect, test } from "vitest";
import { inForce } from "./status.ts";

const seen = {
  resource: resourceOf(ClusterPolicyException),
  exception: {},
  digest: "",
  flaw: undefined,
  told: [],
  expires: 1_000,
  expiresAt: "1970-01-01T00:00:01Z",
  policies: [],
};

test("one that names no policy that there is has no effect", () => {
  expect(inForce(seen, 0)).toMatchObject({ status: "False", reason: "NoPolicy" });
  const policies = [{ name: "a", there: true, why: undefined }];
  expect(inForce({ ...seen, policies }, 999)).toMatchObject({ status: "True", reason: "InForce" });
  expect(inForce({ ...seen, policies }, 1_000)).toMatchObject({ status: "False", reason: "Expired" });
  expect(inForce({ ...seen, policies, flaw: "no" }, 1_000)).toMatchObject({ reason: "NotApproved", message: "no" });
});
