import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { Store } from "../../storage/store.ts";
import { accountToken } from "./account-tokens.ts";
import type { Bound } from "./claims.ts";
import { claimsFor, issuer } from "./claims.ts";
import { writeJwt } from "./jwt.ts";
import { signingKey } from "./signing-key.ts";

const made = (name: string, uid: string): JsonObject => ({ metadata: { name, namespace: "a", uid } });

/** A store with one ServiceAccount and a pod, a token of it, and a clock that is set by hand. */
function setting(kind?: Bound["kind"]) {
  const store = new Store();
  const key = signingKey();
  const clock = { now: Date.UTC(2026, 0, 1) };
  const account = made("robot", "u1");
  const object = made("thing", "u2");
  const put = (resource: string, value: JsonObject, key_: string) =>
    store.put({ group: "", resource }, key_, value, store.collection({ group: "", resource }).get(key_));
  put("serviceaccounts", account, "a/robot");
  if (kind !== undefined) put(`${kind.toLowerCase()}s`, object, "a/thing");
  const bound = kind === undefined ? {} : { bound: { kind, object } };
  const token = writeJwt(
    key,
    claimsFor({ account, ...bound, audiences: [issuer, "vault"], seconds: 600, now: clock.now, id: "j" }),
  );
  const remove = (resource: string, name: string) => {
    const entry = store.collection({ group: "", resource }).get(name);
    if (entry !== undefined) store.remove({ group: "", resource }, entry);
  };
  return {
    store,
    clock,
    put,
    remove,
    check: (audiences = [issuer]) => accountToken({ key, store, now: () => clock.now }, token, audiences),
  };
}

test("knows the ServiceAccount, its groups, and what the token is bound to", () => {
  expect(setting("Pod").check()).toEqual({
    user: {
      username: "system:serviceaccount:a:robot",
      uid: "u1",
      groups: ["system:serviceaccounts", "system:serviceaccounts:a", "system:authenticated"],
      extra: {
        "authentication.kubernetes.io/pod-name": ["thing"],
        "authentication.kubernetes.io/pod-uid": ["u2"],
        "authentication.kubernetes.io/credential-id": ["JTI=j"],
      },
    },
    audiences: [issuer],
  });
});

test("a token is for its audiences only", () => {
  const { check } = setting();
  expect(check(["vault", "other"])).toMatchObject({ audiences: ["vault"] });
  expect(check(["other"])).toEqual({
    problem: `token audiences ["${issuer}" "vault"] is invalid for the target audiences ["other"]`,
  });
});

test("a token has its time, give or take a minute", () => {
  const { clock, check } = setting();
  const start = clock.now;
  clock.now = start + 659_000;
  expect(check()).toHaveProperty("user");
  clock.now = start + 661_000;
  expect(check()).toEqual({ problem: "service account token has expired" });
  clock.now = start - 61_000;
  expect(check()).toEqual({ problem: "service account token is not valid yet" });
});

test.each(["Pod", "Secret"] as const)("a token ends with the %s that it is bound to", (kind) => {
  const { put, remove, check } = setting(kind);
  const resource = `${kind.toLowerCase()}s`;
  expect(check()).toHaveProperty("user");
  put(resource, made("thing", "u3"), "a/thing");
  expect(check()).toEqual({ problem: "service account token has been invalidated" });
  remove(resource, "a/thing");
  expect(check()).toEqual({ problem: "service account token has been invalidated" });
});

test("a token ends a minute after the deletion of what waits for finalizers", () => {
  const { put, clock, check } = setting("Secret");
  const deletionTimestamp = new Date(clock.now).toISOString();
  put("secrets", { metadata: { name: "thing", namespace: "a", uid: "u2", deletionTimestamp } }, "a/thing");
  expect(check()).toHaveProperty("user");
  clock.now += 61_000;
  expect(check()).toEqual({ problem: "service account token has been invalidated" });
});

test("a token ends with its ServiceAccount, also when another of the same name comes", () => {
  const { put, remove, check } = setting();
  remove("serviceaccounts", "a/robot");
  expect(check()).toEqual({ problem: 'serviceaccounts "robot" not found' });
  put("serviceaccounts", made("robot", "u9"), "a/robot");
  expect(check()).toEqual({ problem: "service account UID does not match claim" });
});

test("what is no token of a ServiceAccount has no problem of its own", () => {
  const store = new Store();
  expect(accountToken({ key: signingKey(), store, now: () => 0 }, "x.y.z", [issuer])).toEqual({ problem: "" });
});
