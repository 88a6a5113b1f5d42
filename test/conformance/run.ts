import { setTimeout as sleep } from "node:timers/promises";
import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Case, Step } from "./case.ts";
import type { Answered, Connection, Place } from "./connection.ts";
import { connect } from "./connection.ts";
import { installDefinitions } from "./definitions.ts";
import type { Hooks } from "./hooks.ts";
import { startHooks } from "./hooks.ts";
import { mismatches } from "./match.ts";
import { isOfCluster } from "./resources.ts";
import { judge, requestOf } from "./step.ts";
import type { Kept } from "./values.ts";
import { fill } from "./values.ts";
import { watchStep } from "./watch-step.ts";

/** How the cases of one run are run. */
export interface Running {
  /** Cases at once; default 8. */
  readonly atOnce?: number;
  /** True removes the namespaces of the cases; false leaves that to the end of the server. Default false. */
  readonly tidy?: boolean;
  /** Milliseconds for what a step expects to become true where it says `eventually`; default 20,000. */
  readonly patienceMs?: number;
}

/** What steps share. */
export interface Scene {
  readonly on: Connection;
  readonly hooks: Hooks;
  readonly kept: Kept;
  /** Paths of objects of the cluster that the case made. */
  readonly made: Set<string>;
  readonly patienceMs: number;
}

const pollMs = 40;

/** Runs cases on a server, each in a namespace of its own; answers what was wrong, by id: nothing where all was right. */
export async function runCases(
  place: Place,
  cases: readonly Case[],
  { atOnce = 8, tidy = false, patienceMs = 20_000 }: Running = {},
): Promise<ReadonlyMap<string, readonly string[]>> {
  const on = connect(place);
  const hooks = await startHooks();
  const outcomes = new Map<string, readonly string[]>();
  const run = `${Date.now().toString(36).slice(-6)}`;
  try {
    await installDefinitions(on);
    const waiting = cases.entries();
    const work = async () => {
      for (const [index, one] of waiting)
        outcomes.set(one.id, await runCase(one, `c${run}-${index}`, { on, hooks, patienceMs }, tidy));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    on.close();
    await hooks.close();
  }
  return outcomes;
}

async function runCase(
  { steps, hooks: behaviours }: Case,
  ns: string,
  { on, hooks, patienceMs }: Pick<Scene, "on" | "hooks" | "patienceMs">,
  tidy: boolean,
): Promise<readonly string[]> {
  const kept: Kept = new Map<string, Json>([
    ["ns", ns],
    ["hook", `${hooks.url}/${ns}`],
    ["hookCa", hooks.caBundle],
  ]);
  for (const [name, behaviour] of Object.entries(behaviours)) {
    const filled = fill(behaviour ?? {}, kept);
    if (isObject(filled)) hooks.answer(`${ns}/${name}`, filled);
  }
  const scene: Scene = { on, hooks, kept, made: new Set(), patienceMs };
  const json = { "content-type": "application/json" };
  try {
    await on.send({ method: "POST", path: "/api/v1/namespaces", headers: json, body: namespaceOf(ns) });
    if (steps.some(({ verb, target }) => verb === "POST" && target === "pods")) await accountOf(ns, scene);
    return await runSteps(steps, scene, "");
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    if (tidy) scene.made.add(`/api/v1/namespaces/${ns}`);
    for (const path of [...scene.made].reverse()) await on.send({ method: "DELETE", path, headers: {} });
  }
}

function namespaceOf(name: string): string {
  return JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
}

/** Waits for the account that pods run as: a controller makes it after the namespace, and pods are refused until then. */
async function accountOf(ns: string, { on, patienceMs }: Scene): Promise<void> {
  const path = `/api/v1/namespaces/${ns}/serviceaccounts/default`;
  const deadline = performance.now() + patienceMs;
  while ((await on.send({ method: "GET", path, headers: {} })).code !== 200 && performance.now() < deadline)
    await sleep(pollMs);
}

/** Runs steps in order and stops at the first that goes wrong. */
export async function runSteps(steps: readonly Step[], scene: Scene, within: string): Promise<readonly string[]> {
  for (const [index, step] of steps.entries()) {
    const problems = await patiently(step, scene);
    const at = `${within}step ${index + 1}, ${step.verb} ${step.target}`;
    if (problems.length > 0) return problems.map((problem) => `${at}: ${problem}`);
  }
  return [];
}

async function patiently(step: Step, scene: Scene): Promise<readonly string[]> {
  const deadline = performance.now() + scene.patienceMs;
  for (;;) {
    const problems = await runStep(step, scene);
    if (problems.length === 0 || step.keys["eventually"] !== true || performance.now() > deadline) return problems;
    await sleep(pollMs);
  }
}

async function runStep(step: Step, scene: Scene): Promise<readonly string[]> {
  const { on, hooks, kept, made } = scene;
  if (step.verb === "WATCH") return watchStep(step, scene);
  if (step.verb === "ASKED") {
    const expected = fill(step.keys["requests"] ?? [], kept);
    return mismatches(expected, hooks.asked(`${kept.get("ns")}/${step.target}`));
  }
  const sent = requestOf(step, kept);
  const answer = await on.send(sent);
  const path = madeAt(sent.path, answer);
  if (path !== undefined) made.add(path);
  const problems = judge(step, answer, kept);
  return problems.length === 0 ? [] : [...problems, `the answer was ${answer.code} ${answer.text.slice(0, 2_000)}`];
}

/** The path of an object of the cluster that an answer says was made. */
function madeAt(sent: string, { code, body }: Answered): string | undefined {
  if (code !== 201 || !isOfCluster(sent) || !isObject(body) || !isObject(body["metadata"])) return undefined;
  const { name, uid } = body["metadata"];
  const [path = ""] = sent.split("?");
  if (uid === undefined || typeof name !== "string" || sent.includes("dryRun")) return undefined;
  return path.endsWith(`/${name}`) ? path : `${path}/${name}`;
}
