import { expect, test } from "vitest";
import { authenticator } from "./tokens.ts";

const known = authenticator([{ token: "secret", user: "ann", groups: ["g"] }]);

test("knows who holds a token", () => {
  expect(known("Bearer secret")).toEqual({ username: "ann", groups: ["g", "system:authenticated"] });
  expect(known("bearer  secret")).toMatchObject({ username: "ann" });
});

test.each([undefined, "", "secret", "Bearer", "Bearer other", "Bearer secret x", "Basic secret"])(
  "%j is nobody",
  (header) => {
    expect(known(header)).toBeUndefined();
  },
);
