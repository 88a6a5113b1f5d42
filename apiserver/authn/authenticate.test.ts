import { expect, test } from "vitest";
import { anonymous, authenticator } from "./authenticate.ts";

const ann = { username: "ann" };
const bob = { username: "bob" };
const known = authenticator(
  [(token) => (token === "a" ? ann : undefined), (token) => (token === "b" ? bob : undefined)],
  () => 5,
);

test("any kind of token may know its holder", () => {
  expect(known({ authorization: "Bearer a" })).toBe(ann);
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
