import { describe, expect, test } from "vitest";
import { answersOf, render } from "./answers.ts";
import { casesOf } from "./cases/area.ts";
import { areas } from "./cases/areas.ts";
import { disagreement } from "./compare.ts";
import { differences } from "./differences.ts";

describe("the corpus", () => {
  test("has at least 1,400 cases, none of them twice, and an answer to each", () => {
    const ids = areas.flatMap((area) => casesOf(area).map(({ id, template }) => `${id} ${template}`));
    expect(ids.length).toBeGreaterThanOrEqual(1_400);
    expect(new Set(ids).size).toBe(ids.length);
    expect(areas.flatMap(({ name }) => answersOf(name).map(({ id, template }) => `${id} ${template}`))).toEqual(ids);
  });

  test("shows every difference", () => {
    const shown = new Set(areas.flatMap(({ groups }) => groups.map(({ differs }) => differs)));
    expect(Object.keys(differences).filter((name) => ![...shown].some((each) => each === name))).toEqual([]);
  });

  test("is written without Go's messages", () => {
    const [area] = areas;
    const [one] = area === undefined ? [] : casesOf(area);
    if (one === undefined) throw new Error("no case");
    expect(render([one], [{ id: one.id, error: "exec", reason: "words" }])).toBe(
      `${JSON.stringify({ id: one.id, error: "exec", template: one.template })}\n`,
    );
  });
});

describe("we answer as Go does", () => {
  test.each(areas.map((area) => [area.name, area] as const))("%s", (_, area) => {
    const answers = answersOf(area.name);
    const wrong = casesOf(area).flatMap(({ id, template, scope, differs }, at) => {
      const answer = answers[at];
      const found = answer === undefined ? "no answer" : disagreement(answer, template, scope);
      if (differs === undefined) return found === undefined ? [] : [`${id} ${template}: ${found}`];
      return found === undefined ? [`${id} ${template}: agrees, unlike ${differs}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});
