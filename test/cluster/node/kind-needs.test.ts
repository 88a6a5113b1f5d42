import { expect, test } from "vitest";
import { whyNoKind } from "./kind-needs.ts";

const complete = { platform: "linux", uid: 0, has: () => true, dockerAnswers: () => true };

test("a machine with everything has no reason against it", () => {
  expect(whyNoKind(complete)).toBeUndefined();
});

test("what is missing is named", () => {
  expect(whyNoKind({ ...complete, platform: "darwin" })).toContain("Linux");
  expect(whyNoKind({ ...complete, uid: 1000 })).toContain("root");
  expect(whyNoKind({ ...complete, has: (name) => name === "nsenter" })).toBe("there is no docker, kind");
  expect(whyNoKind({ ...complete, dockerAnswers: () => false })).toContain("does not answer");
});
