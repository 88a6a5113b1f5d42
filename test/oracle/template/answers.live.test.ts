import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lines } from "../../programs/lines.ts";
import type { Answer } from "./answer.ts";
import { answersPath, render } from "./answers.ts";
import { casesOf } from "./cases/area.ts";
import { areas } from "./cases/areas.ts";
import type { Question } from "./oracle.ts";
import { startOracle } from "./oracle.ts";

let oracle: Lines<Question, Answer>;
beforeAll(() => {
  oracle = startOracle();
});
afterAll(() => oracle.stop());

describe("what is checked in is what Go answers", () => {
  test.each(areas.map((area) => [area.name, area] as const))("%s", async (name, area) => {
    const cases = casesOf(area);
    const answers = await oracle.answer(cases.map(({ id, template, scope }) => ({ id, template, scope })));
    await expect(render(cases, answers)).toMatchFileSnapshot(answersPath(name));
  });
});
