import { expect, test } from "vitest";
import { answers, answersPath } from "./oracle.ts";

test("what is checked in is what Go's protobuf makes of the contracts", async () => {
  await expect(answers()).toMatchFileSnapshot(answersPath);
});
