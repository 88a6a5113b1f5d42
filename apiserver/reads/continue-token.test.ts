import { expect, test } from "vitest";
import { readToken, writeToken } from "./continue-token.ts";

test("goes out and comes back", () => {
  expect(readToken(writeToken({ version: 7, after: "n/a" }))).toEqual({ version: 7, after: "n/a" });
});

test.each([
  "",
  "x",
  Buffer.from("{}").toString("base64url"),
  Buffer.from('{"rv":"1","start":"a"}').toString("base64url"),
])("%j is refused", (text) => {
  expect(() => readToken(text)).toThrow(/continue key is not valid/);
});
