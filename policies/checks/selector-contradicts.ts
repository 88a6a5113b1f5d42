import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** What labels must be for a selector to select them. */
interface Wanted {
  /** One of these; undefined: whichever. */
  among: ReadonlySet<string> | undefined;
  readonly not: Set<string>;
  there: boolean;
  absent: boolean;
}

/** The key of a label that no object can have as a LabelSelector wants it; undefined where some can. */
export function contradictionIn(selector: Json | undefined): string | undefined {
  for (const [key, { among, not, there, absent }] of wantedBy(selector)) {
    if (absent && (there || among !== undefined)) return key;
    if (among !== undefined && [...among].every((value) => not.has(value))) return key;
  }
  return undefined;
}

/** The values of a label that a selector lets through; undefined where it may have any, or none. */
export function valuesWanted(selector: Json | undefined, key: string): readonly string[] | undefined {
  const { among, not } = wantedBy(selector).get(key) ?? {};
  return among === undefined ? undefined : [...among].filter((value) => not?.has(value) !== true);
}

function wantedBy(selector: Json | undefined): ReadonlyMap<string, Wanted> {
  const found = new Map<string, Wanted>();
  const of = (key: string): Wanted => {
    const wanted = found.get(key) ?? { among: undefined, not: new Set(), there: false, absent: false };
    found.set(key, wanted);
    return wanted;
  };
  const oneOf = (key: string, values: readonly string[]) => {
    const wanted = of(key);
    const { among } = wanted;
    wanted.among = new Set(among === undefined ? values : values.filter((value) => among.has(value)));
  };
  const { matchLabels, matchExpressions } = isObject(selector) ? selector : {};
  for (const [key, value] of Object.entries(isObject(matchLabels) ? matchLabels : {}))
    if (typeof value === "string") oneOf(key, [value]);
  for (const item of isList(matchExpressions) ? matchExpressions.filter(isObject) : []) {
    const key = typeof item["key"] === "string" ? item["key"] : "";
    const values = isList(item["values"]) ? item["values"].filter((value) => typeof value === "string") : [];
    if (item["operator"] === "In") oneOf(key, values);
    else if (item["operator"] === "NotIn") for (const value of values) of(key).not.add(value);
    else if (item["operator"] === "Exists") of(key).there = true;
    else if (item["operator"] === "DoesNotExist") of(key).absent = true;
  }
  return found;
}
