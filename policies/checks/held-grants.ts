import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Access, AccessAsk } from "../access.ts";
import { accessAsk, accessKey, accessName } from "../access.ts";
import type { Placed } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { forbidden, tooMany } from "../finding.ts";
import type { Context } from "../rule.ts";

/** Most access reviews that the rights in one object may take. */
export const maxReviews = 64;

type Grants = readonly Placed<PolicyRule>[];

/** The rights that an object hands on, before and after the change. */
export interface Handed {
  readonly rules: Grants;
  /** Absent where there was no object before. */
  readonly old?: Grants;
  /** Where the rights hold; empty for rights that every namespace grants. */
  readonly namespace: string;
}

/** What has to be known about the author: one question for each right that the change adds. */
export function heldAsks(context: Context, handed: Handed): readonly AccessAsk[] {
  const added = addedActs(handed);
  return added === undefined ? [] : added.map(({ value }) => accessAsk(context.user, value));
}

/** Rights that the author hands on without having them. */
export function heldFindings(context: Context, handed: Handed): readonly Found[] {
  const added = addedActs(handed);
  if (added === undefined) return [excess(handed)];
  return added.flatMap(({ path, value }) =>
    context.related.denied(accessAsk(context.user, value))
      ? [
          forbidden(path, `hands on the right to ${accessName(value)}, which its author does not have`, {
            fix: "remove it, or let somebody apply it who has the right",
          }),
        ]
      : [],
  );
}

function excess({ rules }: Handed): Found {
  const message = `more than ${maxReviews} rights are handed on at once, counting each verb, resource and name`;
  return tooMany(rules[0]?.path ?? [], message, { fix: `add at most ${maxReviews} in one change` });
}

/** Most acts of one object that are told apart: an object full of words is refused in bounded time. */
const mostActs = 4_096;

/** Acts that the rules name and that the old ones did not; undefined where they are more than may be reviewed. */
function addedActs({ rules, old = [], namespace }: Handed): readonly Placed<Access>[] | undefined {
  if (rules.length === 0 || same(rules, old)) return [];
  if (count(rules) > mostActs) return undefined;
  const had = new Set<string>();
  if (count(old) <= mostActs) for (const { value } of acts(old, namespace)) had.add(keyOf(value));
  const added: Placed<Access>[] = [];
  for (const act of acts(rules, namespace)) {
    const key = keyOf(act.value);
    if (had.has(key)) continue;
    had.add(key);
    added.push(act);
    if (added.length > maxReviews) return undefined;
  }
  return added;
}

function same(rules: Grants, old: Grants): boolean {
  if (rules.length !== old.length) return false;
  // What a schema has checked is JSON.
  return rules.every(({ value }, at) => equal(value as unknown as Json, (old[at]?.value ?? null) as unknown as Json));
}

function count(rules: Grants): number {
  return rules.reduce((sum, { value: { verbs, apiGroups = [], resources = [], resourceNames = [] } }) => {
    return sum + verbs.length * apiGroups.length * resources.length * Math.max(1, resourceNames.length);
  }, 0);
}

function keyOf(to: Access): string {
  return accessKey(accessAsk(undefined, to));
}

function* acts(rules: Grants, namespace: string): Generator<Placed<Access>> {
  for (const { path, value } of rules) yield* actsOf(path, value, namespace);
}

function* actsOf(path: Path, value: PolicyRule, namespace: string): Generator<Placed<Access>> {
  const names = (value.resourceNames ?? []).length === 0 ? [""] : (value.resourceNames ?? []);
  for (const verb of value.verbs) {
    for (const group of value.apiGroups ?? []) {
      for (const written of value.resources ?? []) {
        const slash = written.indexOf("/");
        const resource = slash < 0 ? written : written.slice(0, slash);
        const sub = slash < 0 ? {} : { subresource: written.slice(slash + 1) };
        for (const name of names) yield { path, value: { verb, group, resource, ...sub, namespace, name } };
      }
    }
  }
}
