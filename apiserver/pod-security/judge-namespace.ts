/** Labels of a namespace that say what pods may be, when they are written. */
import type { JsonObject } from "@bubustack/api/json";
import { textAt, textMap } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { render } from "../validation/field-error.ts";
import type { Configuration } from "./configuration.ts";
import { prefix } from "./labels.ts";
import type { LevelVersion, Policy } from "./levels.ts";
import { compareLevels, isPrivileged, levelText, modes, policyOf, sameLevel } from "./levels.ts";

export interface NamespaceVerdict {
  /** What is wrong with the labels: then the namespace is refused. */
  readonly problems: readonly FieldError[];
  readonly warnings: readonly string[];
  /** The level that pods which are there are to be held against: it is stricter than before. */
  readonly check?: LevelVersion;
}

const fine: NamespaceVerdict = { problems: [], warnings: [] };

/** `old` is undefined where the namespace is new. */
export function judgeNamespace(
  namespace: JsonObject,
  old: JsonObject | undefined,
  { defaults, exempt }: Configuration,
): NamespaceVerdict {
  const name = textAt(namespace, "metadata", "name");
  const labels = textMap(namespace, "metadata", "labels");
  const { policy, problems } = policyOf(labels, defaults);
  const before = old && policyOf(textMap(old, "metadata", "labels"), defaults);
  // What was wrong before stays acceptable.
  if (problems.length > 0 && !same(problems, before?.problems ?? [])) return { problems, warnings: [] };
  if (before !== undefined && !isStricter(policy.enforce, before.policy.enforce)) return fine;
  if (exempt.namespaces.has(name)) return { problems: [], warnings: ignored(name, policy, labels, defaults) };
  return before === undefined ? fine : { ...fine, check: policy.enforce };
}

function same(a: readonly FieldError[], b: readonly FieldError[]): boolean {
  return a.map(render).join("\n") === b.map(render).join("\n");
}

/** Whether pods that were let in may not be any more. Of another version, nobody knows. */
function isStricter(next: LevelVersion, before: LevelVersion): boolean {
  if (sameLevel(next, before) || next.level === "privileged") return false;
  return next.version !== before.version || compareLevels(next.level, before.level) > 0;
}

/** That the labels of a namespace which is exempt ask for nothing. */
function ignored(
  name: string,
  policy: Policy,
  labels: { readonly [key: string]: string },
  defaults: Policy,
): readonly string[] {
  if (isPrivileged(policy) || modes.every((mode) => means(policy[mode], defaults[mode]))) return [];
  const labelled = (label: string) => Object.hasOwn(labels, `${prefix}${label}`);
  const asked = modes
    .filter((mode) => policy[mode].level !== "privileged" && (labelled(mode) || labelled(`${mode}-version`)))
    .map((mode) => `${mode}=${levelText(policy[mode])}`);
  return [`namespace "${name}" is exempt from Pod Security, and the policy (${asked.join(", ")}) will be ignored`];
}

/** Whether two levels ask for the same. */
function means(a: LevelVersion, b: LevelVersion): boolean {
  return sameLevel(a, b) || (a.level === "privileged" && b.level === "privileged");
}
