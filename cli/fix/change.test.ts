import { expect, test } from "vitest";
import { examine } from "../lint/lint.ts";
import { readSource } from "../source/source.ts";
import { judging, story } from "../testing/sample.ts";
import { changesOf, changeText } from "./change.ts";

async function changes(text: string) {
  const { examined } = await examine([{ source: readSource("a.yaml", Buffer.from(text)), named: true }], judging);
  return examined.flatMap(changesOf).map(changeText);
}

test("what findings ask for comes first, and the defaults when nothing refuses the object", async () => {
  expect(await changes(story("a", "[{name: end, type: stp}, {name: b, type: stop, needs: [end, end]}]"))).toEqual([
    'spec.steps[0].type: "stp" is now "stop" [story/schema]',
    'spec.steps[1].needs[1]: "end" is gone [story/needs-repeated]',
  ]);
  expect(await changes(story("a"))).toEqual(['spec.pattern: is now written as "batch" [default]']);
  expect(await changes(story("a", "[{name: end, type: stop, needs: [nothing-like-it]}]"))).toEqual([]);
});

test("a field of another name keeps its value", async () => {
  expect(await changes(story("a", "[{name: end, type: stop, allowFailur: true}]"))).toEqual([
    'spec.steps[0].allowFailur: is now called "allowFailure" [story/unknown-field]',
  ]);
});
