import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { expressions } from "../checks/expressions.ts";
import { indexes } from "../indexes.ts";
import { judge } from "../judge.ts";
import type { Review, Verdict } from "../kernel.ts";
import type { Answer, Ask } from "../related.ts";
import { askKey } from "../related.ts";
import type { Example } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { accessAnswer, grantAnswer } from "./answers.ts";
import { host } from "./host.ts";

/** Judges an example in a world in which nothing exists but its related objects and the namespace `default`. */
export function judgeExample(example: Example): Verdict {
  const review = reviewOf(example);
  const answers = new Map<string, Answer>();
  const settings = { ...defaultSettings, ...example.settings };
  for (let round = 0; round < 5; round++) {
    const judgement = judge(review, { answers, settings, host, expressions });
    if ("verdict" in judgement) return judgement.verdict;
    for (const { ask } of judgement.needs) answers.set(askKey(ask), answer(ask, example));
  }
  throw new Error(`the example of ${review.kind} "${review.name}" keeps asking`);
}

function reviewOf({ object, old, operation, subResource, user = { username: "ada" } }: Example): Review {
  const does = operation ?? (old === undefined ? "CREATE" : "UPDATE");
  const base = {
    operation: does,
    kind: text(object["kind"]),
    namespace: text(metadata(object)["namespace"]),
    name: text(metadata(object)["name"]),
    user,
    ...(subResource === undefined ? {} : { subResource }),
  };
  if (does === "DELETE") return { ...base, oldObject: object };
  return { ...base, object, ...(old === undefined ? {} : { oldObject: old }) };
}

function answer(ask: Ask, example: Example): Answer {
  if (ask.verb === "access") return accessAnswer(ask, example);
  const objects = example.related ?? [];
  if (ask.verb === "grant") return grantAnswer(ask, objects);
  if (ask.verb === "list") {
    const { kind, values } = indexes[ask.index];
    const found = objects.filter((one) => one["kind"] === kind && values(one).includes(ask.value)).map(fullName);
    return { state: "listed", names: found.sort(), total: found.length };
  }
  if (ask.kind === "Namespace") return { state: "found", object: { kind: "Namespace", metadata: { name: ask.name } } };
  const wanted = ask.namespace === "" ? ask.name : `${ask.namespace}/${ask.name}`;
  const object = objects.find((one) => one["kind"] === ask.kind && fullName(one) === wanted);
  return object === undefined ? { state: "absent", confirmed: true } : { state: "found", object };
}

function fullName(object: JsonObject): string {
  const { namespace, name } = metadata(object);
  return text(namespace) === "" ? text(name) : `${text(namespace)}/${text(name)}`;
}

function metadata(object: JsonObject): JsonObject {
  return isObject(object["metadata"]) ? object["metadata"] : {};
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
