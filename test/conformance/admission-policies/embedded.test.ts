/** The embedded server answers the cases as a real one does. */
import { admissionChain } from "@bubustack/apiserver/admission/chain";
import { memory } from "@bubustack/apiserver/testing/memory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAnswers } from "./answers.ts";
import { readGroups } from "./case.ts";
import { holdConverted } from "./converted.ts";
import { embedded } from "./embedded.ts";
import type { Answer, Target } from "./run.ts";
import { runGroup, store, world } from "./run.ts";

const lines: string[] = [];
let target: Target;
const closing: { close(): void }[] = [];

beforeAll(async () => {
  const { request } = await memory({
    log: (line) => lines.push(line),
    admission: (server) => {
      const chain = admissionChain(server);
      closing.push(chain);
      return chain;
    },
  });
  target = embedded(request);
  await store(target, world);
});

afterAll(() => {
  for (const one of closing) one.close();
});

const groups = [...readGroups()];

test("there are at least 700 cases, each with a name of its own in its group, and an answer", () => {
  const all = groups.flatMap(([, list]) => list.flatMap(({ cases }) => cases));
  expect(all.length).toBeGreaterThanOrEqual(700);
  for (const [file, list] of groups)
    for (const { group, cases } of list)
      expect(Object.keys(readAnswers(file)[group] ?? {}).toSorted(), `${file}: ${group}`).toEqual(
        cases.map(({ name }) => name).toSorted(),
      );
});

describe.each(groups)("%s", (file, list) => {
  test.each(list.map((group) => [group.group, group] as const))("%s", async (name, group) => {
    const expected = readAnswers(file)[name] ?? {};
    const heard = new Map<string, string>();
    lines.length = 0;
    const answers = await runGroup(target, group, (one) => heard.set(one, lines.splice(0).join("\n")));
    expect(answers).toEqual(expected);
    for (const { name: one, allowed, audit } of group.cases) {
      expect((answers[one] as Answer).code < 400, one).toBe(allowed);
      for (const [key, value] of Object.entries(audit))
        expect(heard.get(one), one).toContain(`${key}=${JSON.stringify(value)}`);
    }
  });
});

test("as policies that were converted to ours and back, too", async () => {
  let compared = 0;
  for (const [file, list] of groups) compared += await holdConverted(target, list, readAnswers(file));
  expect(compared).toBeGreaterThanOrEqual(450);
});
