import { BubuError } from "@bubustack/api/errors";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { line } from "@bubustack/policies/finding";
import type { Verdict } from "@bubustack/policies/kernel";
import type { Example } from "@bubustack/policies/rule";
import { packs } from "@bubustack/policies/rules/index";
import { judgeExample } from "@bubustack/policies/testing/closed-world";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installDefinitions } from "../installation/chart.ts";
import type { Cluster } from "../installation/cluster.ts";
import { each } from "../installation/each.ts";
import { metadataOf, pathOf } from "../installation/objects.ts";
import type { Webhooks } from "../installation/webhooks.ts";
import { startWebhooks } from "../installation/webhooks.ts";
import { inOwnWorld, namespacesOf } from "./own-world.ts";

interface Case {
  readonly title: string;
  readonly example: Example;
}

/** Why an example is not for a server with its administrator; undefined where it is. */
function undecidable(rule: string, example: Example): string | undefined {
  const { object, settings, user, mayNot, subResource, related = [] } = example;
  if (settings !== undefined) return "is about other settings";
  if (user !== undefined || mayNot !== undefined) return "is about another user";
  if (subResource !== undefined) return "is about a status, which controllers write";
  if (rule === "effect-claim/takeover") return "is about the time of day";
  if (related.some((one) => pathOf(one, true) === pathOf(object, true))) return "is about a name that is taken";
  return undefined;
}

/** Kinds about whose examples `exceptions.test.ts` asks: they are about the time of day, and who asked before. */
const elsewhere: ReadonlySet<string> = new Set(["ClusterPolicyException", "PolicyException"]);

const all: readonly (Case & { readonly why: string | undefined })[] = packs
  .filter(({ kind }) => !elsewhere.has(kind.kind))
  .flatMap(({ rules, defaults }) => [
    ...rules.flatMap((rule) => [
      ...rule.examples.allow.map((given) => ({ rule, given, as: "allow" })),
      ...rule.examples.deny.map((given) => ({ rule, given, as: "deny" })),
    ]),
    ...defaults.flatMap((rule) => rule.examples.fills.map((given) => ({ rule, given, as: "fill" }))),
  ])
  .map(({ rule: { id, effect }, given, as }, at) => {
    const guard = effect === "guard" ? { operation: "DELETE" as const } : {};
    const example = inOwnWorld({ ...given, ...guard }, `-${at}`);
    return { title: `${at} ${id}: ${as} ${given.title ?? ""}`.trim(), example, why: undecidable(id, example) };
  });
const cases: readonly Case[] = all.filter(({ why }) => why === undefined);

const mostTries = 8;

/** What the API server answered, the lines of the refusal or the warnings, and what the kernel says to the same. */
interface Answer {
  readonly refused?: readonly string[];
  readonly warnings: readonly string[];
  /** With its defaults, where it was let in. */
  readonly spec?: Json | undefined;
  readonly expected: Verdict;
}

/** Stores what has to be there before: related objects, and the object that an example changes or deletes. */
async function setUp(admin: KubeClient, { object, old, operation, related = [] }: Example): Promise<Example> {
  const uids = new Map<string, string>();
  const stored: JsonObject[] = [];
  for (const one of related) {
    const given = metadataOf(one)["uid"];
    const uid = metadataOf(await store(admin, withUids(one, uids)))["uid"];
    if (typeof given === "string" && typeof uid === "string") uids.set(given, uid);
    stored.push(one);
  }
  const settled = {
    object: withUids(object, uids),
    related: stored.map((one) => withUids(one, uids)),
    ...(operation && { operation }),
    ...(old && { old: withUids(old, uids) }),
  };
  const first = operation === "DELETE" ? object : settled.old;
  if (first !== undefined) await storeAsItIs(admin, first);
  return settled;
}

/** Stores an object; one that is being deleted is held by a finalizer. */
async function storeAsItIs(admin: KubeClient, object: JsonObject): Promise<void> {
  const { deletionTimestamp, ...metadata } = metadataOf(object);
  if (deletionTimestamp === undefined) {
    await store(admin, object);
    return;
  }
  await store(admin, { ...object, metadata: { ...metadata, finalizers: ["test.bubustack.io/hold"] } });
  await admin.request("DELETE", pathOf(object, true));
}

function withUids(object: JsonObject, uids: ReadonlyMap<string, string>): JsonObject {
  if (uids.size === 0) return object;
  return JSON.parse(JSON.stringify(object), (key, value) => (key === "uid" ? (uids.get(value) ?? value) : value));
}

async function store(admin: KubeClient, object: JsonObject): Promise<JsonObject> {
  try {
    return await admin.request("POST", pathOf(object), { body: object });
  } catch (refused) {
    if (refused instanceof BubuError && refused.http === 409) return object;
    throw refused;
  }
}

/** On a machine that is busy with other suites a large review may not be judged in time; then it is asked again. */
async function patiently(asking: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await asking();
    const late = answer.refused?.some((text) => text.includes("failed calling webhook")) === true;
    if (!late || tries === mostTries) return answer;
  }
}

async function ask(admin: KubeClient, example: Example): Promise<Answer> {
  const { object, old, operation } = example;
  const warnings: string[] = [];
  const onWarning = (text: string) => void warnings.push(text);
  const query = { dryRun: "All", fieldValidation: "Ignore" };
  const expected = judgeExample(example);
  try {
    if (operation === "DELETE") {
      await admin.request("DELETE", pathOf(object, true), { query, onWarning });
      return { warnings, expected };
    }
    const { spec } =
      old === undefined
        ? await admin.request("POST", pathOf(object), { query, body: object, onWarning })
        : await admin.request("PUT", pathOf(object, true), { query, body: await current(admin, object), onWarning });
    return { warnings, expected, spec };
  } catch (refused) {
    if (!(refused instanceof BubuError)) throw refused;
    return { refused: linesOf(refused.message), warnings, expected };
  }
}

/** The object with what the server set in the one that is stored. */
async function current(admin: KubeClient, object: JsonObject): Promise<JsonObject> {
  const { resourceVersion, deletionTimestamp, deletionGracePeriodSeconds, finalizers } = metadataOf(
    await admin.request("GET", pathOf(object, true)),
  );
  const { deletionTimestamp: _, ...metadata } = metadataOf(object);
  const set = deletionTimestamp === undefined ? {} : { deletionTimestamp, deletionGracePeriodSeconds, finalizers };
  return { ...object, metadata: { ...metadata, resourceVersion, ...set } };
}

/** The findings of a refusal of ours, one a line; of any other its whole text. */
function linesOf(message: string): readonly string[] {
  const [first = "", ...rest] = message.split("\n");
  return first.includes("denied the request") ? rest.slice(0, -1) : [message];
}

/** What the server keeps of an object besides is part of its size. */
function sized(text: string): string {
  return text.replace(/the object is \d+ bytes/, "the object is so many bytes");
}

/** Holds that an API server with our webhooks answers every example of every rule as the kernel does. */
export function holdRuleExamples(
  on: string,
  start: () => Promise<Cluster>,
  stop: () => Promise<void> | undefined = () => undefined,
): void {
  let webhooks: Webhooks | undefined;
  /** What the schema of a kind does not let in: the example cannot be set up on a server. */
  const notStorable = new Map<string, string>();
  const answers = new Map<string, Answer>();

  beforeAll(async () => {
    const cluster = await start();
    const { admin } = cluster;
    await installDefinitions(admin);
    const namespaces = new Set(cases.flatMap(({ example }) => namespacesOf(example)));
    await each([...namespaces], async (name) => {
      await store(admin, { apiVersion: "v1", kind: "Namespace", metadata: { name } });
    });
    /** Examples with the uids that the API server gave. */
    const settled = new Map<string, Example>();
    await each(cases, async ({ title, example }) => {
      try {
        settled.set(title, await setUp(admin, example));
      } catch (refused) {
        if (!(refused instanceof BubuError) || refused.http !== 422) throw refused;
        notStorable.set(title, refused.message);
      }
    });
    webhooks = await startWebhooks(cluster);
    await each([...settled], async ([title, example]) => {
      answers.set(title, await patiently(() => ask(admin, example)));
    });
  }, 300_000);
  afterAll(async () => {
    await webhooks?.stop();
    await stop();
  });

  test("most examples can be asked of a server", () => {
    expect(answers.size).toBeGreaterThan(all.length * 0.85);
    expect(answers.size + notStorable.size).toBe(cases.length);
  });

  describe(`${on} answers as the kernel does`, () => {
    test.each(cases)("$title", ({ title }) => {
      const answer = answers.get(title);
      // The schema of the kind does not let in what the example presupposes.
      if (answer === undefined) return expect(notStorable.get(title)).toMatch(/is invalid/);
      const { refused, warnings, spec, expected } = answer;
      expect((refused ?? []).map(sized)).toEqual(expected.findings.map(line).map(sized));
      if (refused !== undefined) return;
      expect(warnings).toEqual(expected.warnings.map(line));
      // What nobody judges goes through as it came; the API server has filled in the schema's defaults before.
      if (spec !== undefined && expected.cost > 0)
        expect(spec).toEqual(isObject(expected.object) ? expected.object["spec"] : undefined);
    });
  });
}
