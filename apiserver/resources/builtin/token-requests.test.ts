import { expect, test } from "vitest";
import { builtins } from "./all.ts";
import { tokenRequests } from "./token-requests.ts";

test("is asked for below a ServiceAccount and nowhere else", () => {
  expect(builtins).not.toContain(tokenRequests);
  const of = builtins.flatMap(({ resource, subresources }) => subresources.map(({ kind }) => [resource, kind]));
  expect(of).toContainEqual(["serviceaccounts", "TokenRequest"]);
});

test("lasts an hour unless it says otherwise", () => {
  expect(tokenRequests.compiled().defaults({ spec: {} })).toEqual({ spec: { expirationSeconds: 3600 } });
});
