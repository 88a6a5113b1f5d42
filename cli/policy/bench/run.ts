import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { objectsIn } from "../../source/objects.ts";
import { style } from "../../terminal/style.ts";
import type { Given } from "../../verb.ts";
import { exits, text } from "../../verb.ts";
import { catalogue } from "../eval/kinds.ts";
import { nowOf } from "../now.ts";
import { requestsIn } from "../requests.ts";
import { bench } from "./bench.ts";
import type { Baseline } from "./compare.ts";
import { readBaseline, regressions } from "./compare.ts";
import { human } from "./human.ts";

/** `bubu policy bench`: what policies cost, and whether that is more than before. */
export async function run(io: Io, given: Given): Promise<number> {
  const [policies = "", ...files] = given.args;
  const effort = effortOf(given);
  const tolerance = shareOf(given);
  const baseline = await baselineOf(io, text(given, "baseline"));
  const objects = await objectsIn(io, [policies]);
  const requests = await requestsIn(io, files, catalogue()(objects));
  if (requests.length === 0) throw new UsageError("there is no request", "name files with AdmissionReviews or objects");
  const own = host();
  const figures = bench({
    objects,
    requests,
    digests: own,
    now: nowOf(given, own.now()),
    clocks: {
      wall: () => performance.now() * 1_000,
      cpu: () => {
        const { user, system } = process.threadCpuUsage();
        return user + system;
      },
    },
    effort,
    progress: (what, at, of) => io.err(`${at} of ${of}: ${what}\n`),
    stopped: () => io.signal.aborted,
  });
  if (figures.policies.length === 0)
    throw new UsageError(`there is no policy in ${policies}`, "name files or folders with policies");
  if (io.signal.aborted) return exits.failed;
  const worse = baseline === undefined ? [] : regressions(figures, baseline, tolerance);
  const document = { version: 1, ...figures };
  const save = text(given, "save");
  if (save !== undefined) await writeFile(resolve(io.cwd, save), `${JSON.stringify(document, null, 2)}\n`);
  const json = text(given, "output") === "json";
  io.out(
    json
      ? `${JSON.stringify({ ...document, regressions: worse })}\n`
      : human(figures, baseline, worse, style(io.color)),
  );
  return worse.length > 0 ? exits.findings : exits.clean;
}

async function baselineOf(io: Io, file: string | undefined): Promise<Baseline | undefined> {
  if (file === undefined) return undefined;
  const fix = "write one by bubu policy bench --save FILE";
  let saved: Baseline | undefined;
  try {
    saved = readBaseline(JSON.parse(await readFile(resolve(io.cwd, file), "utf8")));
  } catch {
    throw new UsageError(`--baseline ${file} cannot be read as JSON`, fix);
  }
  if (saved === undefined) throw new UsageError(`--baseline ${file} holds no figures`, fix);
  return saved;
}

function effortOf(given: Given) {
  const flag = text(given, "time") ?? "";
  const milliseconds = /^\d{1,6}$/.test(flag) ? Number(flag) : 0;
  if (milliseconds === 0) throw new UsageError(`--time ${flag} is no number of milliseconds`, "write one such as 500");
  return { warm: milliseconds * 200, measure: milliseconds * 1_000 };
}

function shareOf(given: Given): number {
  const flag = text(given, "tolerance") ?? "";
  const found = /^(\d{1,4}(?:\.\d+)?) ?%?$/.exec(flag);
  if (found === null) throw new UsageError(`--tolerance ${flag} is no percentage`, "write one such as 20%");
  return Number(found[1]) / 100;
}
