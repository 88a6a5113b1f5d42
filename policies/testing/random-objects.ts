/** Random objects and how they are judged: what the property tests of the kernel share. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { judge } from "../judge.ts";
import type { Review, Verdict } from "../kernel.ts";
import type { Answer, Ask } from "../related.ts";
import { askKey } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "./host.ts";

/** Answers every ask the same way, as many rounds as it takes. */
export function settle(review: Review, answer: (ask: Ask) => Answer): Verdict {
  const answers = new Map<string, Answer>();
  for (let round = 0; round < 5; round++) {
    const judgement = judge(review, { answers, settings: defaultSettings, host });
    if ("verdict" in judgement) return judgement.verdict;
    for (const { ask } of judgement.needs) answers.set(askKey(ask), answer(ask));
  }
  throw new Error("no verdict after five rounds");
}
export const absent = (): Answer => ({ state: "absent", confirmed: true });
export const create = (kind: string, object: Json): Review => ({
  operation: "CREATE",
  kind,
  namespace: "default",
  name: "x",
  object,
});

// Words that the kinds know, so that random objects reach deeper than random keys would.
const words = fc.constantFrom(
  ...[
    "spec",
    "steps",
    "name",
    "ref",
    "type",
    "needs",
    "with",
    "policy",
    "retries",
    "execution",
    "timeouts",
    "transports",
  ],
  ...[
    "streaming",
    "routing",
    "rules",
    "target",
    "templateRef",
    "mode",
    "secrets",
    "image",
    "version",
    "if",
    "requires",
  ],
  ...["parallel", "wait", "sleep", "executeStory", "storyRef", "a", "b", "__proto__", "constructor", "", "\ud800"],
  ...["metadata", "annotations", "labels", "status", "phase", "inputs", "input", "storyRunRef", "stepId", "engramRef"],
  ...[
    "stepRunRef",
    "effectKey",
    "completionStatus",
    "completed",
    "acquireTime",
    "renewTime",
    "deliveryIdentity",
    "key",
  ],
  ...["$bubuStorageRef", "$bubuSecretRef", "gates", "Approved", "Succeeded", "conditions", "observedGeneration"],
);
/** Any JSON, its keys mostly words that our kinds know. */
export const value = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true }), words, fc.string()),
  node: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    tie("leaf"),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.array(fc.tuple(words, tie("node")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
})).node as fc.Arbitrary<Json>;

function paths(json: Json, at: (string | number)[] = []): (string | number)[][] {
  if (isList(json)) return [at, ...json.flatMap((item, i) => paths(item, [...at, i]))];
  if (isObject(json)) return [at, ...Object.entries(json).flatMap(([key, item]) => paths(item ?? null, [...at, key]))];
  return [at];
}
export function put(json: Json, [key, ...rest]: readonly (string | number)[], replacement: Json): Json {
  if (key === undefined) return replacement;
  if (isList(json) && typeof key === "number") return json.with(key, put(json[key] ?? null, rest, replacement));
  if (!isObject(json)) return json;
  return { ...json, [key]: put(json[key] ?? null, rest, replacement) };
}

/** An object with one part of it replaced by something random. */
export function mutations(object: Json): fc.Arbitrary<Json> {
  return fc.tuple(fc.constantFrom(...paths(object)), value).map(([path, part]) => put(object, path, part));
}

/** The same value with the keys of every object in another order. */
export function reversed(json: Json): Json {
  if (isList(json)) return json.map(reversed);
  if (!isObject(json)) return json;
  const entries = Object.entries(json).map(([key, item]) => [key, reversed(item ?? null)] as const);
  return Object.fromEntries(entries.reverse());
}
/** What a verdict says, whatever the order in which it is said. */
export const said = ({ findings, warnings, unverified, allowed }: Verdict) => ({
  allowed,
  lines: [...findings, ...warnings].map(({ rule, path, type }) => JSON.stringify([rule, path, type])).sort(),
  unverified: unverified.map(({ rule, reason }) => `${rule} ${reason}`).sort(),
});
