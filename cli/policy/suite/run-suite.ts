/** Runs the tests of one suite. */

import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { Answerer } from "../eval/answer.ts";
import { catalogue } from "../eval/kinds.ts";
import { differences } from "./compare.ts";
import { coverage } from "./coverage.ts";
import { Loader } from "./load.ts";
import type { SuiteOutcome, TestOutcome } from "./outcome.ts";
import { requestOf } from "./request.ts";
import type { Suite, Test } from "./schema.ts";

const kinds = catalogue();
const excepting = new Set(["ClusterPolicyException", "PolicyException"]);

/** Runs those tests whose name has `wanted` in it. A suite that names what is not there is a usage error. */
export async function runSuite(io: Io, file: string, suite: Suite, wanted: string): Promise<SuiteOutcome> {
  const loader = new Loader(io, file);
  const policies = await loader.all(suite.policies ?? [], "policies");
  const fixed = [...policies, ...(await loader.all(suite.given ?? [], "given"))];
  const answerer = new Answerer(fixed, host(), timeOf(suite, fixed));
  const found: Parameters<typeof coverage>[1][number][] = [];
  const tests: TestOutcome[] = [];
  const chosen = suite.tests.filter(({ name }) => name.includes(wanted));
  for (const test of chosen) {
    try {
      const { answer, more } = await ask(test, suite, fixed, loader, answerer);
      found.push(...answer.findings);
      if (suite.now === undefined && more.some(isException)) throw timeless();
      tests.push({ name: test.name, differences: differences(test, answer) });
    } catch (error) {
      if (!(error instanceof BubuError)) throw error;
      throw new UsageError(`${file}: test "${test.name}": ${error.message}`, error.fix);
    }
  }
  return {
    file,
    name: suite.metadata?.name ?? file,
    tests,
    ...(chosen.length === suite.tests.length && { coverage: coverage(fixed, found) }),
  };
}

async function ask(test: Test, suite: Suite, fixed: readonly JsonObject[], loader: Loader, answerer: Answerer) {
  const more = await loader.all(test.given ?? [], "given");
  const request = await requestOf(test, suite, loader, kinds([...fixed, ...more]));
  const { at, variables = {} } = test;
  const answer = answerer.answer({ policies: more, request, ...(at !== undefined && { at }), variables });
  return { answer, more };
}

function timeOf({ now }: Suite, objects: readonly JsonObject[]): number {
  if (now !== undefined) return Date.parse(now);
  if (objects.some(isException)) throw timeless();
  return 0;
}

function isException({ kind }: JsonObject): boolean {
  return typeof kind === "string" && excepting.has(kind);
}

function timeless(): UsageError {
  return new UsageError("now: is needed, as there are exceptions", 'write a time such as now: "2026-01-31T12:00:00Z"');
}
