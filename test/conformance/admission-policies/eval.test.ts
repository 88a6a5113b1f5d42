/** `bubu policy eval` judges the requests of the cases as a real API server did, and as ClusterPolicies they say the same, to the webhook, a scan, `bubu lint` and replay too. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Admission } from "@bubustack/apiserver/admission/attributes";
import { requestOf } from "@bubustack/apiserver/admission/request";
import { memory } from "@bubustack/apiserver/testing/memory";
import type { Temp } from "@bubustack/audit/testing/temp";
import { temp } from "@bubustack/audit/testing/temp";
import type { Answer as Evaluated } from "@bubustack/cli/policy/eval/answer";
import { bubu } from "@bubustack/cli/testing/io";
import { defaultReach, isExcluded } from "@bubustack/policies/policy/excluded";
import { told as toldBy } from "@bubustack/policies/policy/told";
import type { PolicyVerdict } from "@bubustack/policies/policy/verdict";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAnswers } from "./answers.ts";
import { asOurs, saidBy } from "./as-ours.ts";
import { readGroups } from "./case.ts";
import { embedded } from "./embedded.ts";
import { lintSays, replaySays, scanSays, webhookSays } from "./peers.ts";
import type { Target } from "./run.ts";
import { runGroup, store, world } from "./run.ts";

let target: Target;
let folder: Temp;
/** The last request, as policies that change objects would see it, and those that validate. */
let asked: { readonly changed?: AdmissionRequest; readonly validated?: AdmissionRequest } = {};

const recorder: Admission = {
  mutate: async (attributes) => {
    asked = { ...asked, changed: requestOf(attributes, attributes.object) };
    return attributes.object;
  },
  validate: async (attributes) => {
    asked = { ...asked, validated: requestOf(attributes, attributes.object) };
  },
  close: () => {},
};

beforeAll(async () => {
  folder = await temp();
  const { request } = await memory({ admission: recorder });
  const { send, ...rest } = embedded(request);
  target = {
    ...rest,
    send: (...sent) => {
      asked = {};
      return send(...sent);
    },
  };
  await store(target, world);
});

afterAll(() => folder.remove());

/** What is the same whoever's policy it is. */
function told(answer: Evaluated | undefined) {
  const { allowed, findings = [], auditAnnotations, error, unverified } = answer ?? {};
  return {
    allowed,
    auditAnnotations,
    error,
    unverified,
    messages: findings.map(({ message }) => message.replace(/^failed to configure \w+: /, "")),
  };
}

/** Answers of the command to many questions. */
async function evaluate(lines: readonly JsonObject[]): Promise<readonly Evaluated[]> {
  const { out } = await bubu(["policy", "eval", "--jsonl"], {
    stdin: lines.map((line) => JSON.stringify(line)).join("\n"),
  });
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const groups = [...readGroups()];
let compared = 0;
let asCluster = 0;
let byWebhook = 0;
let byScan = 0;
let byLint = 0;
let byReplay = 0;
let unverified = 0;

describe.each(groups)("%s", (file, list) => {
  test.each(list.map((group) => [group.group, group] as const))("%s", async (name, group) => {
    const expected = readAnswers(file)[name] ?? {};
    // Requests are recorded one by one, while no policies are in force: what is refused then is not for policies.
    const lines: JsonObject[] = [];
    const names: string[] = [];
    const requests = new Map<string, AdmissionRequest | undefined>();
    const changing = group.policies.some(({ kind }) => kind === "MutatingAdmissionPolicy");
    const alone = await runGroup(target, group, (one) => requests.set(one, changing ? asked.changed : asked.validated));
    const spaces = await target.send("GET", "/api/v1/namespaces");
    const items = Array.isArray(spaces.body["items"]) ? spaces.body["items"].filter(isObject) : [];
    const namespaces = items.map((object) => ({ apiVersion: "v1", kind: "Namespace", ...object }));
    const objects = [
      ...world.filter(({ kind }) => kind !== "Namespace"),
      ...namespaces,
      ...group.given,
      ...group.policies,
    ];
    for (const { name: one } of group.cases) {
      const request = requests.get(one);
      const free = alone[one];
      if (request === undefined || free === undefined || free.code >= 400) continue;
      names.push(one);
      lines.push({ policies: objects, request: request as unknown as JsonObject });
    }
    if (lines.length === 0) return;
    const answers = await evaluate(lines);
    expect(answers).toHaveLength(names.length);
    for (const [at, one] of names.entries()) {
      const [answer, golden] = [answers[at], expected[one]];
      if (answer === undefined || golden === undefined) throw new Error(one);
      const theirs = saidBy(golden);
      if (theirs === undefined) continue;
      const { refused } = theirs;
      const said = answer.findings.filter(({ action }) => action === "Deny").map(({ message }) => message);
      expect([one, answer.error, answer.allowed, answer.unverified]).toEqual([
        one,
        undefined,
        refused === undefined,
        [],
      ]);
      if (refused !== undefined) expect(said[0], one).toBe(refused);
      const warned = (golden.warnings ?? []).filter((text) => text.startsWith("Validation failed for"));
      expect(answer.warnings, one).toEqual(warned);
      compared++;
    }
    const ours = asOurs(group.policies);
    if (ours === undefined) return;
    const known = objects.filter((object) => !group.policies.includes(object));
    const same = await evaluate(lines.map(({ request = null }) => ({ policies: [...known, ...ours], request })));
    const replayed: AdmissionRequest[] = [];
    const refused: string[][] = [];
    for (const [at, one] of names.entries()) {
      const request = requests.get(one);
      // These no policy of ours is asked about.
      if (request === undefined || isExcluded(request, defaultReach)) continue;
      expect(told(same[at]), one).toEqual(told(answers[at]));
      asCluster++;
      const whole = asVerdict(same[at]);
      if (whole !== undefined) {
        replayed.push(request);
        if (!whole.allowed) refused.push(whole.findings.map(({ message }) => message));
      }
      // The API server shows a webhook the version that its policies name; others they do not see.
      if (whole === undefined || request.resource.version === "v2" || JSON.stringify(ours).includes('"v2"')) continue;
      const webhook = await webhookSays(known, ours, request);
      if (webhook !== undefined) {
        expect(JSON.stringify(webhook), one).toBe(JSON.stringify(toldBy(whole, "", ignoring(ours))));
        byWebhook++;
      }
      if (request.operation !== "CREATE") continue;
      if (request.subResource === undefined) {
        const linted = await lintSays(known, ours, request);
        if (linted === undefined) throw new Error(`${one}: the linter does not know the kind`);
        if (linted.unverified.length === 0) {
          expect(JSON.stringify(linted), one).toBe(JSON.stringify(toldBy(whole, "", true)));
          byLint++;
        } else expect(linted.allowed || !whole.allowed, one).toBe(true);
      }
      const scan = await scanSays(known, ours, request);
      const unknown = new Set(scan.unverified.map(({ policy }) => policy));
      // What a scan can know it says in the same bytes; the rest is unverified, and neither a pass nor a refusal.
      const verified = whole.findings.filter(({ policy }) => !unknown.has(policy));
      expect(JSON.stringify(scan.findings), one).toBe(JSON.stringify(verified));
      if (unknown.size === 0) byScan++;
      else unverified++;
    }
    if (replayed.length === 0) return;
    const {
      requests: number,
      refused: count,
      unverified: missed,
      changed,
      malformed,
    } = await replaySays(folder, known, ours, replayed);
    expect({ number, count, missed, changed, malformed }).toMatchObject({
      number: replayed.length,
      count: refused.length,
      missed: 0,
      changed: { compared: replayed.length, refused: refused.length, allowed: 0 },
      malformed: { lines: 0 },
    });
    for (const message of changed.first?.messages ?? [])
      expect(refused[0]?.some((text) => message.includes(text))).toBe(true);
    byReplay += replayed.length;
  });
});

/** An answer as the verdict that it is; undefined where not all policies could be judged by. */
function asVerdict(answer: Evaluated | undefined): PolicyVerdict | undefined {
  if (answer === undefined || answer.error !== undefined || answer.unverified.length > 0) return undefined;
  const { patch, unverified: _, error: __, ...rest } = answer;
  return { ...rest, patches: patch, asked: [], unverified: [] };
}

function ignoring(policies: readonly JsonObject[]): boolean {
  return policies.every(({ spec }) => isObject(spec) && spec["failurePolicy"] === "Ignore");
}

test("as many are compared as there were", () => {
  expect(compared).toBeGreaterThanOrEqual(450);
  expect(asCluster).toBeGreaterThanOrEqual(300);
  expect(byWebhook).toBeGreaterThanOrEqual(300);
  expect(byScan).toBeGreaterThanOrEqual(250);
  expect(unverified).toBeGreaterThanOrEqual(10);
  expect(byLint).toBeGreaterThanOrEqual(200);
  expect(byReplay).toBeGreaterThanOrEqual(300);
});
