import { stepTypes } from "@bubustack/api/bubustack/step";
import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { primitives } from "./index.ts";

describe("the table of primitives", () => {
  test("has exactly the types of steps, each under its own word", () => {
    expect(Object.keys(primitives).sort()).toEqual([...stepTypes].sort());
    for (const [word, { type, summary }] of Object.entries(primitives)) {
      expect(type).toBe(word);
      expect(summary).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("every primitive reads any JSON without throwing, and its problems stand inside", () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom("until", "timeout", "duration", "phase", "storyRef", "steps", "with", "__proto__", "onTimeout"),
        fc.oneof(fc.jsonValue(), fc.record({ name: fc.jsonValue() }), fc.constantFrom("1s", "x", "{{ y }}")),
      ),
    ) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(fc.constantFrom(...stepTypes), fc.option(anything, { nil: undefined }), (type, given) => {
        for (const { message, kind, options } of primitives[type].read(given).problems) {
          expect(message).not.toMatch(/[\n\r]/);
          if (kind === "choice" || kind === "unknown") expect(options).toBeDefined();
        }
      }),
    );
  });
});
