import { beforeAll, expect, test } from "vitest";
import { readCases } from "../../conformance/case.ts";
import { placeOf } from "../../conformance/place.ts";
import { runCases } from "../../conformance/run.ts";
import { kubeconfig } from "./cluster.ts";

const cases = readCases();
let outcomes: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  outcomes = await runCases(await placeOf(kubeconfig()), cases);
}, 600_000);

for (const { id } of cases) test(id, () => expect(outcomes.get(id)).toEqual([]));
