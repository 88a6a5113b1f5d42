// Runs cases and says what is wrong with them: `npm run conformance -- [--kubeconfig FILE] [PART OF AN ID ...]`. Without a
// kubeconfig they are run on an embedded server that is started for them.
import { testServer } from "@bubustack/apiserver/testing/server";
import { commandLine } from "../programs/arguments.ts";
import { readCases } from "./case.ts";
import { placeOf } from "./place.ts";
import { minorOf, whyNotFor } from "./release.ts";
import { runCases } from "./run.ts";

const { values, positionals } = commandLine(
  { allowPositionals: true, options: { kubeconfig: { type: "string" } } },
  "usage: npm run conformance -- [--kubeconfig FILE] [PART OF AN ID ...]",
);
const wanted = readCases().filter(
  ({ id }) => positionals.length === 0 || positionals.some((part) => id.includes(part)),
);
const server = values.kubeconfig === undefined ? await testServer() : undefined;
const place = values.kubeconfig === undefined ? server : await placeOf(values.kubeconfig);
const began = performance.now();
try {
  if (place === undefined) throw new Error("no server");
  const minor = await minorOf(place);
  const skipped = wanted.flatMap((one) => {
    const why = whyNotFor(one, minor);
    return why === undefined ? [] : [`SKIPPED ${one.id}: ${why}`];
  });
  for (const line of skipped) console.log(line);
  const outcomes = await runCases(
    place,
    wanted.filter((one) => whyNotFor(one, minor) === undefined),
  );
  const wrong = [...outcomes].filter(([, problems]) => problems.length > 0);
  for (const [id, problems] of wrong) console.log(`${id}\n${problems.map((line) => `  ${line}\n`).join("")}`);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`${outcomes.size} cases in ${seconds} s, ${wrong.length} wrong`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await server?.close();
}
