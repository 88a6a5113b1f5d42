import { testServer } from "@bubustack/apiserver/testing/server";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connect } from "../../conformance/connection.ts";
import { installDefinitions } from "../../conformance/definitions.ts";
import { operations } from "../../conformance/fuzz/operation.ts";
import { traceOf } from "../../conformance/fuzz/trace.ts";
import { placeOf } from "../../conformance/place.ts";
import { kubeconfig } from "./cluster.ts";

/** Sequences that are tried; BUBU_FUZZ_RUNS tries more, BUBU_FUZZ_SEED begins elsewhere. */
const numRuns = Number(process.env.BUBU_FUZZ_RUNS ?? 25);
const seed = Number(process.env.BUBU_FUZZ_SEED ?? 20_261_126);

test(
  "random sequences end in the same objects, by the same events and answers, on both servers",
  async () => {
    const server = await testServer();
    const both = [connect(server), connect(await placeOf(kubeconfig()))] as const;
    const run = Date.now().toString(36);
    let count = 0;
    try {
      for (const on of both) await installDefinitions(on);
      await fc.assert(
        fc.asyncProperty(operations, async (sequence) => {
          count += 1;
          const [embedded, real] = await Promise.all(both.map((on) => traceOf(on, `fuzz-${run}-${count}`, sequence)));
          expect(embedded).toEqual(real);
        }),
        { numRuns, seed, endOnFailure: false },
      );
    } finally {
      for (const on of both) on.close();
      await server.close();
    }
  },
  numRuns * 10_000 + 60_000,
);
