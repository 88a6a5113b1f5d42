import { expect, test } from "vitest";
import { claimsFor } from "./claims.ts";

const account = { metadata: { name: "robot", namespace: "a", uid: "u1" } };

test("the claims of Kubernetes' own tokens", () => {
  const bound = { kind: "Pod", object: { metadata: { name: "p", uid: "u2" } } } as const;
  expect(claimsFor({ account, bound, audiences: ["x"], seconds: 600, now: 5_500, id: "j" })).toEqual({
    aud: ["x"],
    exp: 605,
    iat: 5,
    iss: "https://kubernetes.default.svc.cluster.local",
    jti: "j",
    "kubernetes.io": { namespace: "a", serviceaccount: { name: "robot", uid: "u1" }, pod: { name: "p", uid: "u2" } },
    nbf: 5,
    sub: "system:serviceaccount:a:robot",
  });
});
