import { expect, test } from "vitest";
import { fixedTokens } from "./tokens.ts";

const known = fixedTokens([{ token: "secret", user: "ann", groups: ["g"] }]);

test("knows who holds a token", () => {
  expect(known("secret")).toEqual({ username: "ann", groups: ["g", "system:authenticated"] });
});

test.each(["", "other", "secret "])("%j is nobody's", (token) => expect(known(token)).toBeUndefined());
