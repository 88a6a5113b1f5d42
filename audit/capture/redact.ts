import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** What is left out of every captured object: values that users hand on, environments, and copies of the object in itself. */
export const alwaysRedacted: readonly string[] = [
  "/**/with",
  "/spec/inputs",
  "/status/output",
  "/**/env/*/value",
  "/metadata/managedFields",
  "/**/annotations/kubectl.kubernetes.io~1last-applied-configuration",
];

/** Deeper than the API takes objects: what is below is left out. */
const deepest = 250;

/** One place of a pattern that has been reached. */
interface Reached {
  readonly parts: readonly string[];
  readonly at: number;
}

/** Replaces what stands at places of a value with `{"$redacted": true}`. Places are JSON Pointers with `*` and `**`. */
export function redactor(places: readonly string[]): (value: Json) => Json {
  const start = places.flatMap((place) => reached({ parts: partsOf(place), at: 0 }));
  return (value) => within(value, start, 0);
}

function within(value: Json, from: readonly Reached[], depth: number): Json {
  if (from.length === 0 || typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return { $redacted: true };
  const below = (name: string, item: Json): Json => {
    const next = step(from, name);
    return ended(next) ? { $redacted: true } : within(item, next, depth + 1);
  };
  if (isList(value)) return value.map((item, index) => below(String(index), item));
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item = null]) => [key, below(key, item)]))
    : value;
}

function ended(from: readonly Reached[]): boolean {
  return from.some(({ parts, at }) => at === parts.length);
}

/** Where patterns are one level down, by this name. */
function step(from: readonly Reached[], name: string): readonly Reached[] {
  return from.flatMap((one) => {
    const part = one.parts[one.at];
    if (part === "**") return reached(one);
    return part === "*" || part === name.replaceAll("~", "~0").replaceAll("/", "~1")
      ? reached({ ...one, at: one.at + 1 })
      : [];
  });
}

/** `**` stands for nothing too. */
function reached(one: Reached): readonly Reached[] {
  return one.parts[one.at] === "**" ? [one, ...reached({ ...one, at: one.at + 1 })] : [one];
}

function partsOf(place: string): readonly string[] {
  return place.split("/").slice(1);
}
