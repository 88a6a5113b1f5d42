import { describe, expect, it } from "vitest";
import { failure } from "./testing/conformance.ts";
import listed from "./testing/vector-skips.json" with { type: "json" };
import { vectors } from "./testing/vectors.ts";

/** Vectors that are not held, by reason. The list only shrinks. */
const skips: { readonly [reason: string]: readonly string[] } = listed;
const skipped = new Set(Object.values(skips).flat());
const kinds = ["conformance", "parsing", "checking", "comprehension"] as const;

describe("the vectors of the specification", () => {
  it.each(kinds)("%s: every vector that is not listed passes", (kind) => {
    const failures = vectors(kind)
      .filter(({ name }) => !skipped.has(name))
      .map((vector) => [vector.name, failure(vector)] as const)
      .filter(([, reason]) => reason !== undefined);
    expect(failures).toEqual([]);
  });

  it("every vector that is listed exists and fails, so that none stays listed that would pass", () => {
    const all = new Map(kinds.flatMap(vectors).map((vector) => [vector.name, vector]));
    const passing = [...skipped].filter((name) => {
      const vector = all.get(name);
      return vector === undefined || failure(vector) === undefined;
    });
    expect(passing).toEqual([]);
  });

  it("lists at most what it listed when it was written", () => {
    expect(skipped.size).toBeLessThanOrEqual(39);
    expect(kinds.flatMap(vectors).length).toBe(2765);
  });
});
