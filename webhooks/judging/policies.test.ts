/** Large reviews that policies are about: the same bytes as on the main loop, and what follows where a worker has to be ended. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { clusterException, clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { judge } from "@bubustack/policies/judge";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { afterEach, expect, test } from "vitest";
import { kindTable } from "../kind-table.ts";
import { instrument } from "../metrics.ts";
import type { InForce } from "../policy/in-force.ts";
import { inForceOf } from "../policy/in-force.ts";
import type { Lookups } from "../ports.ts";
import type { Webhook } from "../respond.ts";
import { createReviewer } from "../reviewer.ts";
import { cluster } from "../testing/lookups.ts";
import { engram } from "../testing/objects.ts";
import { bytesOf, request, storyObject } from "../testing/reviews.ts";
import { createPool } from "./pool.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** Policies that can be changed, as a holder has them. */
async function holding(...objects: readonly JsonObject[]) {
  const of = (all: readonly JsonObject[], digest: string) =>
    inForceOf({ objects: all, digest, settings: defaultSettings.policy, platformNamespaces: [], host: host() });
  let inForce: InForce = await of(objects, "d0");
  const listeners = new Set<() => void>();
  let changes = 0;
  return {
    platformNamespaces: [],
    current: () => inForce,
    within: (namespace: string) => inForce.namespaces.has(namespace),
    missing: () => undefined,
    stop: () => {},
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async change(...all: readonly JsonObject[]) {
      inForce = await of(all, `d${++changes}`);
      for (const listener of listeners) listener();
    },
  };
}

const cached = [engram("fetch"), { kind: "Namespace", metadata: { name: "default", labels: { team: "a" } } }];

function world(): Lookups {
  const made = cluster();
  made.cached.push(...cached);
  made.denied.add('delete pods in namespace "default"');
  const engrams = { namespaced: true, synced: true, values: () => [engram("fetch")] };
  return { ...made.lookups, kept: (_, kind) => (kind === "Engram" ? engrams : undefined) };
}

type Holding = Awaited<ReturnType<typeof holding>>;

/** A reviewer that judges everything in a worker, or nothing. Decisions have the ids 0, 1, 2 … */
function reviewing(holder: Holding, where: "worker" | "main loop", lookups: Lookups = world()) {
  const ended: string[] = [];
  const pool = createPool({
    file: new URL("worker.ts", import.meta.url),
    data: { settings: defaultSettings, platformNamespaces: [] },
    policies: holder,
    workers: 1,
    queue: 8,
    onEnded: (reason) => void ended.push(reason),
  });
  stops.push(() => pool.close());
  let id = 0;
  const reviewer = createReviewer({
    kinds: kindTable(kinds),
    judge: (review, given) => judge(review, given),
    settings: defaultSettings,
    host: { ...host(), random: () => id++ / 0x1_0000_0000 },
    now: () => performance.now(),
    lookups,
    pool,
    workerBytes: where === "worker" ? 0 : Number.POSITIVE_INFINITY,
    holder,
    log: silentLog(),
    instruments: instrument(metrics()),
  });
  const ask = async (webhook: Webhook, given: JsonObject, timeout = "25s"): Promise<string> =>
    String(
      await reviewer.review(webhook, { bytes: bytesOf(given), startedAt: performance.now(), verified: false }, timeout),
    );
  return { ask, ended };
}

const stories = {
  resourceRules: [{ apiGroups: ["bubustack.io"], apiVersions: ["*"], operations: ["*"], resources: ["stories"] }],
};
const named = (name: string, spec: JsonObject) => clusterPolicy({ matchConstraints: stories, ...spec }, { name });
const validating = (name: string, expression: string, more: JsonObject = {}) =>
  named(name, { validations: [{ expression, name: "rule", path: "spec.steps", ...more }] });
const soon = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;

const corpus: readonly JsonObject[] = [
  validating("message", "object.spec.steps.size() > 1", {
    messageExpression: "'only ' + string(size(object.spec.steps))",
  }),
  named("warns", { action: "Warn", validations: [{ expression: "false", message: "think again" }] }),
  named("audits", {
    auditAnnotations: [{ key: "user", valueExpression: "request.userInfo.username" }],
    validations: [],
  }),
  named("broken", { failurePolicy: "Ignore", validations: [{ expression: "object.none.at.all" }] }),
  named("namespace", { validations: [{ expression: "namespaceObject.metadata.labels.team == 'b'" }] }),
  named("rights", {
    validations: [
      { expression: "authorizer.group('').resource('pods').namespace('default').check('delete').allowed()" },
    ],
  }),
  named("reads", {
    reads: [{ name: "all", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", labelSelector: {} }],
    validations: [{ expression: "reads.all.size() == 0" }],
  }),
  named("mutates", {
    validations: [],
    mutations: [
      {
        patchType: "ApplyConfiguration",
        applyConfiguration: { expression: "Object{metadata: Object.metadata{labels: {'a': 'b'}}}" },
      },
    ],
  }),
  clusterException(
    { policies: [{ name: "message" }], match: { resources: ["stories"] }, expiresAt: soon },
    { name: "unapproved" },
  ),
  policy(
    { validations: [{ expression: "object.spec.steps.size() > 3", message: "too few here" }] },
    { name: "within" },
  ),
];

test("the same requests, judged in a worker and on the main loop, are answered with the same bytes", async () => {
  const holder = await holding(...corpus);
  const [main, worker] = [reviewing(holder, "main loop"), reviewing(holder, "worker")];
  const pod: Json = { kind: "Pod", metadata: { name: "p", namespace: "default" }, spec: { containers: [] } };
  const requests = [
    request(),
    request({ operation: "UPDATE", oldObject: storyObject({ labels: { x: "y" } }) }),
    request({ operation: "DELETE", object: null, oldObject: storyObject() }),
    request({ namespace: "elsewhere", object: storyObject({ namespace: "elsewhere" }) }),
    request({ object: { ...storyObject(), spec: { steps: [] } } }),
    request({
      kind: { group: "", version: "v1", kind: "Pod" },
      resource: { group: "", version: "v1", resource: "pods" },
      object: pod,
    }),
  ];
  const webhooks = ["policy-fail", "policy-ignore", "policy-mutate-fail", "policy-mutate-ignore"] as const;
  let refused = 0;
  for (const [at, one] of requests.entries())
    for (const webhook of [...webhooks, ...(at === 5 ? [] : (["mutate", "validate"] as const))]) {
      const here = await main.ask(webhook, one);
      expect(await worker.ask(webhook, one)).toBe(here);
      if (!JSON.parse(here).response.allowed) refused++;
    }
  expect(refused).toBeGreaterThan(5);
  expect(worker.ended).toEqual([]);
});

const response = (body: string) => JSON.parse(body).response;

test("a changed policy holds for the next review", async () => {
  const holder = await holding();
  const { ask } = reviewing(holder, "worker");
  expect(response(await ask("policy-fail", request()))).toMatchObject({ allowed: true });
  await holder.change(validating("no", "false"));
  expect(response(await ask("policy-fail", request()))).toMatchObject({
    allowed: false,
    auditAnnotations: { digest: "d1" },
  });
  await holder.change(validating("no", "true"));
  expect(response(await ask("policy-fail", request()))).toMatchObject({
    allowed: true,
    auditAnnotations: { digest: "d2" },
  });
  await holder.change();
  expect(response(await ask("policy-fail", request()))).toMatchObject({ allowed: true });
});

/** Lookups that never answer what policies ask of the API server: a worker waits for them until it is ended. */
function silent(): Lookups {
  return { ...world(), access: { known: () => undefined, ask: () => new Promise(() => {}) } };
}

test("where a worker has to be ended, the failure policy of each policy decides, and our rules refuse what they did not judge", async () => {
  const waiting = { expression: "authorizer.group('').resource('pods').namespace('default').check('get').allowed()" };
  const [fails, ignores] = ["Fail", "Ignore"].map((failurePolicy) =>
    policy({ matchConstraints: stories, validations: [waiting], failurePolicy }, { name: failurePolicy.toLowerCase() }),
  ) as [JsonObject, JsonObject];
  const holder = await holding(ignores);
  const { ask, ended } = reviewing(holder, "worker", silent());
  // The worker loads and compiles.
  expect(response(await ask("policy-fail", request()))).toMatchObject({ allowed: true });

  expect(response(await ask("validate", request(), "2s"))).toMatchObject({
    allowed: true,
    auditAnnotations: { ignored: expect.stringContaining("time for the review was up") },
  });
  expect(ended).toEqual(["overrun"]);
  await sleep(0);
  await ask("policy-fail", request());
  const bad = request({ object: { ...storyObject(), spec: { steps: [{ name: "a", type: "none" }] } } });
  expect(response(await ask("validate", bad, "2s"))).toMatchObject({ allowed: false, status: { code: 422 } });

  await holder.change(ignores, fails);
  await ask("policy-fail", request());
  const refused = response(await ask("validate", request(), "2s"));
  expect(refused).toMatchObject({ allowed: false, status: { reason: "Invalid" } });
  expect(refused.status.message).toContain("[policies/default/fail/error/");
  expect(refused.status.message).not.toContain("policies/default/ignore");
  expect(ended).toEqual(["overrun", "overrun"]);
});
