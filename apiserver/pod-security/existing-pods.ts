/** What is said of the pods that are there when a namespace's level becomes stricter. */
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, metaOf, objectAt, textAt } from "../resources/object.ts";
import { reasons, violations } from "./evaluate.ts";
import type { LevelVersion } from "./levels.ts";
import { levelText } from "./levels.ts";

/** At most so many pods are looked at, for at most so many milliseconds: the request waits for it. */
const most = 3_000;
const longestMs = 1_000;

/** Warnings about pods that would not be let in any more, each reason once. `now` is in milliseconds. */
export function warningsAbout(
  namespace: string,
  pods: readonly JsonObject[],
  enforce: LevelVersion,
  now: () => number,
): readonly string[] {
  const until = now() + longestMs;
  const found = new Map<string, string[]>();
  let checked = 0;
  for (const pod of firstOfEach(pods).slice(0, most)) {
    const why = reasons(violations(enforce, { metadata: metaOf(pod), spec: objectAt(pod, "spec") }));
    if (why !== "") found.set(why, [...(found.get(why) ?? []), textAt(pod, "metadata", "name")]);
    checked++;
    if (now() > until) break;
  }
  const left = `new PodSecurity enforce level only checked against the first ${checked} of ${pods.length} existing pods`;
  const title = `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level "${levelText(enforce)}"`;
  return [
    ...(checked < pods.length ? [left] : []),
    ...(found.size > 0 ? [title] : []),
    ...[...found].map(([why, names]) => `${several(names)}: ${why}`).toSorted(),
  ];
}

/** The pods with those first that no other one of the same controller comes before. */
function firstOfEach(pods: readonly JsonObject[]): readonly JsonObject[] {
  const seen = new Set<string>();
  const alike = new Set<JsonObject>();
  for (const pod of pods) {
    const owner = listAt(metaOf(pod), "ownerReferences").find((each) => at(each, "controller") === true);
    if (owner === undefined) continue;
    const uid = textAt(owner, "uid");
    if (seen.has(uid)) alike.add(pod);
    seen.add(uid);
  }
  return [...pods.filter((pod) => !alike.has(pod)), ...alike];
}

function several(names: readonly string[]): string {
  const [first = ""] = names.toSorted();
  if (names.length === 1) return first;
  return `${first} (and ${names.length - 1} other ${names.length === 2 ? "pod" : "pods"})`;
}
