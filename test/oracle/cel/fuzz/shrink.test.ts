import { expect, test } from "vitest";
import { Generator, textOf } from "./generate.ts";
import { basic } from "./grammar.ts";
import { random } from "./random.ts";
import { shrink } from "./shrink.ts";

const generator = new Generator(basic);
const simplest = (kind: string) => generator.simplest(kind);

/** Generates until an expression shows what is looked for. */
function first(shows: (text: string) => boolean) {
  const chance = random(11);
  for (;;) {
    const node = generator.generate(chance, 5);
    if (shows(textOf(node)) && textOf(node).length > 100) return node;
  }
}

test.each([
  ["a call", (text: string) => text.includes(".substring("), 25],
  ["an operator within a comprehension", (text: string) => /\.map\(x0, .*\+/.test(text), 30],
])("what shows %s shrinks to a short expression that still shows it", async (_, shows, longest) => {
  const found = await shrink(first(shows), simplest, async (texts) => texts.map(shows));
  expect(shows(found)).toBe(true);
  expect(found.length).toBeLessThanOrEqual(longest);
});

test("what nothing smaller shows stays as it is", async () => {
  const node = first(() => true);
  expect(await shrink(node, simplest, async (texts) => texts.map(() => false))).toBe(textOf(node));
});
