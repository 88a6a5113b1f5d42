import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { release } from "./run.ts";

test("the versions, for people and for programs", async () => {
  expect((await bubu(["version"])).out).toMatch(
    new RegExp(`^bubu ${release} \\(Node \\d+\\.\\d+\\.\\d+, \\w+-\\w+\\)\n$`),
  );
  expect(JSON.parse((await bubu(["version", "-o", "json"])).out)).toMatchObject({ version: release });
});
