import { describe, expect, test } from "vitest";
import { Generator, textOf } from "./generate.ts";
import { basic } from "./grammar.ts";
import { kubernetes } from "./kubernetes.ts";
import { random } from "./random.ts";

function texts(seed: number, count: number, grammar = basic): readonly string[] {
  const [chance, generator] = [random(seed), new Generator(grammar)];
  return Array.from({ length: count }, () => textOf(generator.generate(chance, 4)));
}

describe("generated expressions", () => {
  test("are the same for the same seed, on every machine", () => {
    expect(texts(1, 500)).toEqual(texts(1, 500));
    expect(texts(1, 3)).toMatchInlineSnapshot(`
      [
        "o.half",
        "'10'",
        "[['b', 'a', 'c'].join(''), ls.join()].distinct().map(x0, (timestamp(0) - (duration('-1.5s') - duration('2562047h'))).getHours())",
      ]
    `);
    expect(texts(2, 3)).not.toEqual(texts(1, 3));
  });

  test("leave no place open and close what they open", () => {
    for (const text of texts(3, 2_000)) {
      expect(text).not.toMatch(
        /\{(bool|int|string|strings|ints|dyn|option|map|uint|double|bytes|duration|timestamp)\}|@/,
      );
      expect(text.split("(").length).toBe(text.split(")").length);
    }
  });

  test("use every function of the libraries of Kubernetes", () => {
    const found = texts(6, 20_000, kubernetes).join(" ");
    const names = kubernetes.branches.flatMap(({ text }) => text.match(/\b[A-Za-z.]+\(/g) ?? []);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !found.includes(name))).toEqual([]);
  });

  test("are hardly ever twice the same, and seldom long", () => {
    const found = texts(4, 2_000);
    expect(new Set(found).size).toBeGreaterThan(1_600);
    expect(found.filter((text) => text.length > 1_500)).toEqual([]);
  });

  test("use each variable of the outside", () => {
    const words = new Set(texts(5, 3_000).flatMap((text) => text.match(/\b[a-z]+\b/g) ?? []));
    for (const name of ["b", "bs", "d", "f", "i", "j", "li", "ls", "m", "n", "o", "s", "t", "u"])
      expect(words).toContain(name);
  });
});
