/** Label selectors as objects: `matchLabels` and `matchExpressions` (meta/v1 LabelSelector). */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

export type Labels = { readonly [key: string]: string };

export interface LabelSelector {
  /** Selects everything, objects without labels included. */
  readonly empty: boolean;
  readonly matches: (labels: Labels) => boolean;
  /** Each holds pairs of a key and a value, one of which the labels must have to be selected. */
  readonly requires: readonly (readonly (readonly [string, string])[])[];
}

/** Compiles a LabelSelector; absent or empty selects everything. The problem is in the words of k8s.io/apimachinery. */
export function labelSelector(selector: Json | undefined): LabelSelector | { readonly problem: string } {
  const given = isObject(selector) ? selector : {};
  const wanted = Object.entries(textMap(given["matchLabels"]));
  const matchers: LabelSelector["matches"][] = [];
  const requires: (readonly (readonly [string, string])[])[] = wanted.map((pair) => [pair]);
  for (const item of isList(given["matchExpressions"]) ? given["matchExpressions"] : []) {
    const matcher = expression(item);
    if (matcher === undefined)
      return { problem: `${JSON.stringify(operatorOf(item))} is not a valid label selector operator` };
    matchers.push(matcher);
    if (operatorOf(item) === "In") requires.push(pairsOf(item));
  }
  return {
    empty: wanted.length === 0 && matchers.length === 0,
    requires,
    matches: (labels) =>
      wanted.every(([key, value]) => own(labels, key) === value) && matchers.every((matches) => matches(labels)),
  };
}

function operatorOf(item: Json): string {
  return isObject(item) && typeof item["operator"] === "string" ? item["operator"] : "";
}

function expression(item: Json): LabelSelector["matches"] | undefined {
  const of: JsonObject = isObject(item) ? item : {};
  const key = typeof of["key"] === "string" ? of["key"] : "";
  const values = new Set(isList(of["values"]) ? of["values"] : []);
  switch (operatorOf(item)) {
    case "In":
      return (labels) => values.has(own(labels, key) ?? null);
    case "NotIn":
      return (labels) => !values.has(own(labels, key) ?? null);
    case "Exists":
      return (labels) => own(labels, key) !== undefined;
    case "DoesNotExist":
      return (labels) => own(labels, key) === undefined;
    default:
      return undefined;
  }
}

function pairsOf(item: Json): readonly (readonly [string, string])[] {
  const { key, values } = isObject(item) ? item : {};
  const texts = isList(values) ? values.filter((value) => typeof value === "string") : [];
  return texts.map((value) => [typeof key === "string" ? key : "", value]);
}

function own(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function textMap(value: Json | undefined): Labels {
  if (!isObject(value)) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}

/** The labels of an object. */
export function labelsOf(object: JsonObject): Labels {
  const metadata = object["metadata"];
  return textMap(isObject(metadata) ? metadata["labels"] : undefined);
}
