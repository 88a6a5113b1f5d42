import { expect, test } from "vitest";
import { Store } from "../storage/store.ts";
import { signingKey } from "./accounts/signing-key.ts";
import { knownTokens, ownAudiences } from "./known-token.ts";

const known = knownTokens([{ token: "t", user: "ann", groups: [] }], {
  key: signingKey(),
  store: new Store(),
  now: () => 0,
});

test("a given token is for this server and nobody else", () => {
  expect(known("t")).toMatchObject({ user: { username: "ann" }, audiences: ownAudiences });
  expect(known("t", ["vault"])).toEqual({ problem: "" });
  expect(known("t", ["vault", ...ownAudiences])).toMatchObject({ audiences: ownAudiences });
  expect(known("other")).toEqual({ problem: "" });
});
