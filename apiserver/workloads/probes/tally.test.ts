import fc from "fast-check";
import { expect, test } from "vitest";
import { counted } from "./tally.ts";

test("enough outcomes in a row turn what holds, and no fewer", () => {
  const row = fc.record({ successes: fc.integer({ min: 1, max: 4 }), failures: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(row, fc.array(fc.boolean(), { maxLength: 40 }), (probe, outcomes) => {
      let tally = { holds: false, against: 0 };
      outcomes.forEach((went, index) => {
        const before = tally.holds;
        tally = counted(tally, went, probe);
        const row = went ? probe.successes : probe.failures;
        const last = outcomes.slice(Math.max(index + 1 - row, 0), index + 1);
        if (tally.holds !== before) expect(last).toEqual(Array(row).fill(went));
        expect(tally.against).toBeLessThan(Math.max(probe.successes, probe.failures));
      });
    }),
  );
});
