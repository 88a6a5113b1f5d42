import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { IndexStore } from "../index/store.ts";
import { updateIndex } from "../index/update.ts";
import { parseRecord } from "../record/fields.ts";
import { decided, recordOf } from "../testing/decisions.ts";
import { logSigner, smallLog, sourceOf } from "../testing/small-log.ts";
import type { Criteria } from "./criteria.ts";
import { fits, within } from "./criteria.ts";
import { search } from "./search.ts";
import { traitsOf } from "./traits.ts";

const size = 1_500;
const pick = <T>(of: readonly T[], at: number): T | undefined => of[at % of.length];

/** Records whose times go back now and then, some of which are no events. */
const records = Array.from({ length: size }, (_, at) =>
  at % 97 === 0
    ? Buffer.from(`plain ${at}`)
    : recordOf({
        at: 1_000 * (at - (at % 50 === 0 ? 5 : 0)),
        data: decided({
          namespace: `ns-${(at * 7) % 13}`,
          kind: pick(["Story", "Engram", "Pod"], at) ?? "",
          name: `name-${at % 400}`,
          actor: { username: at > 600 && at < 640 ? "eve" : `user-${at % 5}` },
          rules: at % 9 === 0 ? ["story/step-names", `clusterpolicies/p${at % 4}/v`] : [],
        }),
      }),
);
const source = sourceOf(smallLog(logSigner(), records));
const index = new IndexStore(":memory:");
afterAll(() => index.close());
await updateIndex(index, source, { origin: "log.example/a", size });

const naive = (criteria: Criteria) =>
  records.flatMap((record, at) =>
    within(criteria, record) && fits(criteria, traitsOf(parseRecord(record))) ? [at] : [],
  );

async function found(criteria: Criteria, descending: boolean, start?: number, indexed = true) {
  const log = { source, origin: "log.example/a", size, ...(indexed ? { index } : {}) };
  const numbers: number[] = [];
  for await (const { number } of search(log, criteria, { descending, ...(start === undefined ? {} : { start }) }))
    numbers.push(number);
  return numbers;
}

const some = (values: readonly string[]) => fc.option(fc.subarray([...values], { minLength: 1, maxLength: 2 }));
const criteria: fc.Arbitrary<Criteria> = fc
  .record({
    since: fc.option(fc.integer({ min: -1_000, max: size * 1_000 })),
    length: fc.option(fc.integer({ min: 0, max: size * 1_000 })),
    namespace: some(["ns-1", "ns-2", "ns-1*", "none"]),
    kind: some(["Story", "Pod", "E*"]),
    name: some(["name-7", "name-39*", "*"]),
    actor: some(["eve", "user-*", "user-2"]),
    verdict: some(["refused", "allowed"]),
    policy: some(["p0", "p1", "p*"]),
  })
  .map(({ since, length, ...traits }) => ({
    ...(since === null ? {} : { since }),
    ...(length === null ? {} : { until: (since ?? 0) + length }),
    traits: Object.fromEntries(Object.entries(traits).filter(([, values]) => values !== null)),
  }));

test("with the index and without, both directions, from anywhere: what is found is what fits", async () => {
  await fc.assert(
    fc.asyncProperty(criteria, fc.option(fc.integer({ min: -1, max: size })), async (wanted, from) => {
      const all = naive(wanted);
      const start = from ?? undefined;
      const up = all.filter((number) => start === undefined || number >= start);
      const down = all.filter((number) => start === undefined || number <= start).reverse();
      expect(await found(wanted, false, start)).toEqual(up);
      expect(await found(wanted, true, start)).toEqual(down);
      expect(await found(wanted, true, start, false)).toEqual(down);
    }),
    { numRuns: 60 },
  );
});

test("what cannot be read is left out", async () => {
  const files = new Map(smallLog(logSigner(), records));
  files.delete("tile/entries/001");
  const numbers: number[] = [];
  const log = { source: sourceOf(files), origin: "log.example/a", size };
  for await (const { number } of search(log, { traits: {} }, { descending: false })) numbers.push(number);
  expect(numbers.length).toBe(size - 256);
});
