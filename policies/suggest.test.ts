import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closest, didYouMean, distance, onlyClosest, Suggestions } from "./suggest.ts";

/** The naive oracle: the recursive definition of optimal string alignment. */
function naive(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const best = [
    naive(a.slice(0, -1), b) + 1,
    naive(a, b.slice(0, -1)) + 1,
    naive(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    best.push(naive(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...best);
}
const short = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

describe("distance", () => {
  test("counts insertions, deletions, substitutions and swaps of neighbours", () => {
    expect(distance("fetch", "fecth")).toBe(1);
    expect(distance("fetch", "fetc")).toBe(1);
    expect(distance("fetch", "fetsch")).toBe(1);
    expect(distance("fetch", "fitch")).toBe(1);
    expect(distance("", "abc")).toBe(3);
  });

  test("equals the definition, and never exceeds the bound", () => {
    fc.assert(
      fc.property(short, short, fc.integer({ min: 1, max: 6 }), (a, b, bound) => {
        expect(distance(a, b)).toBe(naive(a, b));
        expect(distance(a, b, bound)).toBe(Math.min(bound, naive(a, b)));
      }),
    );
  });
});

describe("closest", () => {
  test("finds what was meant, whatever the letter case", () => {
    expect(closest("fecth", ["store", "fetch"])).toBe("fetch");
    expect(closest("onTimeOut", ["until", "onTimeout"])).toBe("onTimeout");
    expect(closest("ab", ["a"])).toBe("a");
  });

  test("stays silent where nothing is near, about the word itself, and about empty words", () => {
    expect(closest("load", ["store", "fetch"])).toBeUndefined();
    expect(closest("fetch", ["fetch"])).toBeUndefined();
    expect(closest("", ["a"])).toBeUndefined();
  });

  test("of equally near ones the first wins", () => {
    expect(closest("cat", ["bat", "hat"])).toBe("bat");
    expect(closest("cat", ["hat", "bat"])).toBe("hat");
  });

  test("what it finds is a candidate within a third of the word's length", () => {
    fc.assert(
      fc.property(short, fc.array(short), (word, candidates) => {
        const found = closest(word, candidates);
        if (found === undefined) return;
        expect(candidates).toContain(found);
        expect(distance(word, found)).toBeLessThanOrEqual(Math.max(1, Math.floor(word.length / 3)));
      }),
    );
  });

  test("looks at a bounded number of candidates of bounded length", () => {
    let asked = 0;
    function* endless(): Generator<string> {
      for (;;) {
        asked++;
        yield "zzzzzzzz";
      }
    }
    expect(closest("aaaaaaaa", endless())).toBeUndefined();
    expect(asked).toBe(501);
    expect(closest("a".repeat(100_000), ["a".repeat(99_999)])).toBeUndefined();
  });
});

test("without a budget, for a single word", () => {
  expect(didYouMean("fecth", ["fetch"], "name a step")).toBe('did you mean "fetch"?');
});

describe("Suggestions", () => {
  test("in words", () => {
    const suggestions = new Suggestions();
    expect(suggestions.fix("fecth", () => ["fetch"], "name a step")).toBe('did you mean "fetch"?');
    expect(suggestions.fix("load", () => ["fetch"], "name a step")).toBe("name a step");
  });

  test("after fifty words nothing is looked for any more", () => {
    const suggestions = new Suggestions();
    let asked = 0;
    const candidates = () => {
      asked++;
      return ["fetch"];
    };
    for (let at = 0; at < 1_000; at++) suggestions.fix("fecth", candidates, "name a step");
    expect(asked).toBe(50);
    expect(suggestions.fix("fecth", candidates, "name a step")).toBe("name a step");
  });
});

test("what may be written without asking is the only candidate that is as near", () => {
  expect(onlyClosest("fecth", ["fetch", "store"])).toBe("fetch");
  expect(onlyClosest("step-x", ["step-a", "step-b"])).toBeUndefined();
  expect(onlyClosest("fecth", ["fetch", "fetch"])).toBe("fetch");
  expect(onlyClosest("nothing", ["fetch"])).toBeUndefined();
});
