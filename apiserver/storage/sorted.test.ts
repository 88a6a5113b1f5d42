import fc from "fast-check";
import { expect, test } from "vitest";
import { Sorted } from "./sorted.ts";

test("answers what a sorted list would", () => {
  const key = fc.stringMatching(/^[ab]{0,3}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), key)), key, key, (steps, prefix, after) => {
      const sorted = new Sorted();
      const plain = new Set<string>();
      for (const [add, value] of steps) {
        if (add) sorted.add(value);
        else sorted.remove(value);
        if (add) plain.add(value);
        else plain.delete(value);
      }
      const wanted = [...plain].toSorted().filter((each) => each.startsWith(prefix) && (after === "" || each > after));
      expect([...sorted.range(prefix, after)]).toEqual(wanted);
    }),
  );
});
