/**
 * Judges every example of every rule. Pure: it is bundled with the pure houses and run in an empty context, so it may
 * use nothing that they may not use.
 */

import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { expressions } from "@bubustack/policies/checks/expressions";
import type { Host } from "@bubustack/policies/host";
import { indexes } from "@bubustack/policies/indexes";
import { judge } from "@bubustack/policies/judge";
import type { Review, Verdict } from "@bubustack/policies/kernel";
import type { Pack } from "@bubustack/policies/pack";
import type { Answer, Ask } from "@bubustack/policies/related";
import { askKey } from "@bubustack/policies/related";
import type { Example } from "@bubustack/policies/rule";
import { packs } from "@bubustack/policies/rules/index";
import { defaultSettings } from "@bubustack/policies/settings";
import { accessAnswer, grantAnswer } from "@bubustack/policies/testing/answers";

/** What became of one example. */
export interface Outcome {
  readonly rule: string;
  readonly example: "allow" | "deny" | "fills";
  /** Whether the verdict has a finding or warning of the rule. */
  readonly found: boolean;
  readonly verdict: Verdict;
}

/** The outcomes of all examples, as text: what is compared between two contexts. */
export function runExamples(host: Host): string {
  return JSON.stringify(packs.flatMap((pack) => outcomes(pack, host)));
}

function outcomes(pack: Pack, host: Host): readonly Outcome[] {
  const fills = pack.defaults.flatMap((rule) =>
    rule.examples.fills.map((each) => ({ rule, each, as: "fills" as const })),
  );
  const checks = pack.rules.flatMap((rule) => [
    ...rule.examples.allow.map((each) => ({ rule, each, as: "allow" as const })),
    ...rule.examples.deny.map((each) => ({ rule, each, as: "deny" as const })),
  ]);
  return [...fills, ...checks].map(({ rule, each, as }) => {
    const verdict = decide(toReview(pack, each, rule.effect === "guard"), each, host);
    const found = [...verdict.findings, ...verdict.warnings].some((finding) => finding.rule === rule.id);
    return { rule: rule.id, example: as, found, verdict };
  });
}

function toReview(
  { kind }: Pack,
  { object, old, operation, subResource, user = { username: "ada" } }: Example,
  guard: boolean,
): Review {
  const does = operation ?? (guard ? "DELETE" : old === undefined ? "CREATE" : "UPDATE");
  const { namespace, name } = place(object, kind.kind);
  const sub = subResource === undefined ? {} : { subResource };
  const review = { operation: does, kind: kind.kind, namespace, name, user, ...sub };
  if (does === "DELETE") return { ...review, oldObject: object };
  return { ...review, object, ...(old === undefined ? {} : { oldObject: old }) };
}

/** Answers what is asked from the example's related objects; anything else does not exist. */
function decide(review: Review, example: Example, host: Host): Verdict {
  const answers = new Map<string, Answer>();
  const settings = { ...defaultSettings, ...example.settings };
  for (let round = 0; round < 5; round++) {
    const judgement = judge(review, { answers, settings, host, expressions });
    if ("verdict" in judgement) return judgement.verdict;
    for (const { ask } of judgement.needs) answers.set(askKey(ask), answer(ask, example));
  }
  throw new Error(`no verdict about ${review.kind} ${review.name}`);
}

function answer(ask: Ask, example: Example): Answer {
  if (ask.verb === "access") return accessAnswer(ask, example);
  const related = example.related ?? [];
  if (ask.verb === "grant") return grantAnswer(ask, related);
  if (ask.verb === "list") {
    const { kind, values } = indexes[ask.index];
    const found = related.filter((object) => object["kind"] === kind && values(object).includes(ask.value));
    const names = found.map((object) => place(object, kind)).map(({ namespace, name }) => `${namespace}/${name}`);
    return { state: "listed", names, total: names.length };
  }
  const object = related.find((each) => {
    const { namespace, name } = place(each, ask.kind);
    return each["kind"] === ask.kind && namespace === ask.namespace && name === ask.name;
  });
  if (object !== undefined) return { state: "found", object };
  // An object's own namespace exists without being given.
  if (ask.kind === "Namespace") return { state: "found", object: { kind: "Namespace", metadata: { name: ask.name } } };
  return { state: "absent", confirmed: true };
}

/** Where an object is; `default` where a namespaced one does not say. Kinds that are not ours are namespaced unless built in. */
function place(object: JsonObject, kind: string): { readonly namespace: string; readonly name: string } {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const { name, namespace } = metadata;
  const cluster = kind === "Namespace" || kinds.find((each) => each.kind === kind)?.scope === "Cluster";
  const text = typeof namespace === "string" ? namespace : "default";
  return { namespace: cluster ? "" : text, name: typeof name === "string" ? name : "" };
}
