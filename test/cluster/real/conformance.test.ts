import { beforeAll, expect, test } from "vitest";
import { readCases } from "../../conformance/case.ts";
import { placeOf } from "../../conformance/place.ts";
import { minorOf, whyNotFor } from "../../conformance/release.ts";
import { runCases } from "../../conformance/run.ts";
import { kubeconfig } from "./cluster.ts";

const cases = readCases();

let minor: number;
let outcomes: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  const place = await placeOf(kubeconfig());
  minor = await minorOf(place);
  const asked = cases.filter((one) => whyNotFor(one, minor) === undefined);
  // The garbage collector of Kubernetes learns of a new kind within 30 seconds.
  outcomes = await runCases(place, asked, { patienceMs: 60_000 });
}, 600_000);

for (const one of cases)
  test(one.id, ({ skip }) => {
    const why = whyNotFor(one, minor);
    if (why !== undefined) {
      console.log(`SKIPPED ${one.id}: ${why}`);
      skip(why);
    }
    expect(outcomes.get(one.id)).toEqual([]);
  });
