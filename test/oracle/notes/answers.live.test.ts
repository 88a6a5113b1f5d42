import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lines } from "../../programs/lines.ts";
import { answersPath, render } from "./answers.ts";
import type { Answer, Case } from "./case.ts";
import { cases } from "./cases.ts";
import { startOracle } from "./oracle.ts";

let oracle: Lines<Case, Answer>;
beforeAll(() => {
  oracle = startOracle();
});
afterAll(() => oracle.stop());

test("what is checked in is what Go says of notes, keys and trees", async () => {
  await expect(render(await oracle.answer(cases))).toMatchFileSnapshot(answersPath);
});
