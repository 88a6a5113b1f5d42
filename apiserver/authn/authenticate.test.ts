import { expect, test } from "vitest";
import { anonymous, authenticator } from "./authenticate.ts";

const ann = { username: "ann" };
const bob = { username: "bob" };
const known = authenticator(
  (token) => (token === "b" ? { user: bob, audiences: [] } : { problem: "" }),
  () => 5,
);

test("a token is its holder's", () => {
  expect(known({ authorization: "Bearer b" })).toBe(bob);
  expect(known({ authorization: "bearer  b" })).toBe(bob);
});

test("a request without credentials is anonymous, one whose credentials are not good is nobody's", () => {
  expect(known({})).toBe(anonymous);
  expect(known({ authorization: "Basic YTpi" })).toBe(anonymous);
  expect(known({ authorization: "Bearer c" })).toBeUndefined();
  expect(known({ certificate: { user: undefined, notAfter: 9 } })).toBeUndefined();
});

test("a certificate counts before a token, until it ends", () => {
  expect(known({ authorization: "Bearer b", certificate: { user: ann, notAfter: 5 } })).toBe(ann);
  expect(known({ authorization: "Bearer b", certificate: { user: ann, notAfter: 4 } })).toBe(bob);
  expect(known({ certificate: { user: ann, notAfter: 4 } })).toBeUndefined();
});
