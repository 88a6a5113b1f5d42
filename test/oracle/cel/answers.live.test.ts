import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { answersPath, areas, casesOf } from "./corpus.ts";
import type { Oracle } from "./oracle.ts";
import { startOracle } from "./oracle.ts";

let oracle: Oracle<Answer>;
beforeAll(() => {
  oracle = startOracle(40);
});
afterAll(() => oracle.stop());

describe("what is checked in is what the API server's CEL answers", () => {
  test.each(areas())("%s", async (area) => {
    const answers = await oracle.answer(casesOf(area));
    await expect(answers.map((answer) => `${JSON.stringify(answer)}\n`).join("")).toMatchFileSnapshot(
      answersPath(area),
    );
  });
});
