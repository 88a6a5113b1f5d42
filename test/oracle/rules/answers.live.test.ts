import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lines } from "../../programs/lines.ts";
import { answersPath } from "./answers.ts";
import type { Answer, Case } from "./case.ts";
import { groups } from "./cases/groups.ts";
import { startOracle } from "./oracle.ts";

let oracle: Lines<Case, Answer>;
beforeAll(() => {
  oracle = startOracle();
});
afterAll(() => oracle.stop());

describe("what is checked in is what the API server says of definitions and their objects", () => {
  test.each(groups)("$name", async ({ name, cases }) => {
    const answers = await oracle.answer(cases);
    await expect(answers.map((answer) => `${JSON.stringify(answer)}\n`).join("")).toMatchFileSnapshot(
      answersPath(name),
    );
  });
});
