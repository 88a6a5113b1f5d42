import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";

test("ServiceAccounts read how tokens are checked, others do not", async () => {
  const { request, server } = await memory();
  const as = { username: "system:serviceaccount:a:b", groups: ["system:serviceaccounts"] };
  const { body } = await request("GET", "/.well-known/openid-configuration", undefined, { as });
  expect(body).toMatchObject({ issuer: "https://kubernetes.default.svc.cluster.local" });
  expect((await request("GET", "/openid/v1/jwks/", undefined, { as })).body).toEqual({ keys: [server.accountKey.jwk] });
  const ann = { username: "ann", groups: ["system:authenticated"] };
  expect((await request("GET", "/openid/v1/jwks", undefined, { as: ann })).code).toBe(403);
});
