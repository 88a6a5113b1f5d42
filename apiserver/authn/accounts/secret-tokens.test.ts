import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { Store } from "../../storage/store.ts";
import { accountToken } from "./account-tokens.ts";
import { issuer } from "./claims.ts";
import { writeJwt } from "./jwt.ts";
import { noteUse, secretClaims, secretHolder } from "./secret-tokens.ts";
import { signingKey } from "./signing-key.ts";

const key = signingKey();
const account = { metadata: { name: "robot", namespace: "a", uid: "u1" } };
const claims = secretClaims(account, { metadata: { name: "t" } });
const token = writeJwt(key, claims);
const now = Date.UTC(2026, 0, 2);

/** A store with a ServiceAccount and the Secret that holds its token. */
function setting() {
  const store = new Store();
  const put = (resource: string, name: string, object: JsonObject) =>
    store.put({ group: "", resource }, name, object, store.collection({ group: "", resource }).get(name));
  const secret = (metadata: object = {}, held = token) =>
    put("secrets", "a/t", {
      metadata: { name: "t", namespace: "a", ...metadata },
      data: { token: Buffer.from(held).toString("base64") },
    });
  put("serviceaccounts", "a/robot", account);
  secret();
  const check = (audiences = [issuer]) => accountToken({ key, store, now: () => now }, token, audiences);
  return { store, put, secret, check };
}

test("knows the ServiceAccount as long as the Secret holds the token", () => {
  const { check } = setting();
  expect(check()).toEqual({
    user: {
      username: "system:serviceaccount:a:robot",
      uid: "u1",
      groups: ["system:serviceaccounts", "system:serviceaccounts:a", "system:authenticated"],
    },
    audiences: [issuer],
  });
  expect(check(["vault"])).toEqual({
    problem: `token audiences ["${issuer}"] is invalid for the target audiences ["vault"]`,
  });
});

test("is worth nothing once anything of it is gone or another", () => {
  const { put, secret, check, store } = setting();
  secret({}, "another");
  expect(check()).toEqual({ problem: "Token does not match server's copy" });
  secret({ labels: { "kubernetes.io/legacy-token-invalid-since": "2026-01-01" } });
  expect(check()).toMatchObject({ problem: expect.stringContaining("has been marked invalid") });
  secret({ deletionTimestamp: "2026-01-01T00:00:00Z" });
  expect(check()).toEqual({ problem: "Token has been invalidated" });
  secret();
  put("serviceaccounts", "a/robot", { metadata: { ...account.metadata, uid: "u2" } });
  expect(check()).toEqual({ problem: "ServiceAccount UID (u2) does not match claim (u1)" });
  put("serviceaccounts", "a/robot", { metadata: { ...account.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } });
  expect(check()).toEqual({ problem: "ServiceAccount a/robot has been deleted" });
  const entry = store.collection({ group: "", resource: "serviceaccounts" }).get("a/robot");
  if (entry !== undefined) store.remove({ group: "", resource: "serviceaccounts" }, entry);
  expect(check()).toEqual({ problem: 'serviceaccounts "robot" not found' });
});

test("the subject is the one of the other claims", () => {
  const { store } = setting();
  expect(secretHolder(store, { ...claims, sub: "system:serviceaccount:a:other" }, token)).toEqual({
    problem: "sub claim is invalid",
  });
});

test("the day of the last use is noted once", () => {
  const { store, check } = setting();
  const entry = () => store.collection({ group: "", resource: "secrets" }).get("a/t");
  check();
  expect(entry()?.object).toMatchObject({
    metadata: { labels: { "kubernetes.io/legacy-token-last-used": "2026-01-02" } },
  });
  const before = entry();
  check();
  if (before !== undefined) noteUse(store, before, now - 86_400_000);
  expect(entry()).toBe(before);
});
