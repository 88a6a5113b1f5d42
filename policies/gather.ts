import type { Operation } from "@bubustack/api/admission";
import type { Finding } from "./finding.ts";
import type { Need, Unverified } from "./kernel.ts";
import type { Pack } from "./pack.ts";
import type { Answer, Ask } from "./related.ts";
import { askKey } from "./related.ts";
import type { About, Context } from "./rule.ts";
import { judges } from "./rule.ts";

/** Most related objects that one review may ask for. */
export const maxAsks = 512;

type Judging = Pack["rules"][number];

/** What all rules of a pack said, or what they have to know first. */
export type Gathered =
  | { readonly needs: readonly Need[] }
  | {
      readonly findings: readonly Finding[];
      readonly warnings: readonly Finding[];
      readonly unverified: readonly Unverified[];
      readonly cost: number;
    };

/** Runs the rules of a pack that judge such a write. `first` are asks that the kernel itself has. */
export function gather(
  pack: Pack,
  context: Context,
  abouts: readonly About[] = [],
  first: readonly Ask[] = [],
): Gathered {
  const rules = rulesFor(pack, context.operation, abouts);
  const asked = new Map<Judging, readonly Ask[]>();
  const failed: Finding[] = [];
  const open = new Map<string, Need>();
  // By identity: rules share their asks, and a key costs more than a look.
  const known = new Map<Ask, Answer | undefined>();
  const note = (ask: Ask) => {
    if (known.has(ask)) return;
    const answer = context.related.answer(ask);
    known.set(ask, answer);
    if (answer === undefined) open.set(askKey(ask), { ask, confirm: false });
  };
  for (const ask of first) note(ask);
  for (const rule of rules) {
    if (rule.needs === undefined) continue;
    try {
      const asks = rule.needs(context as never);
      asked.set(rule, asks);
      for (const ask of asks) note(ask);
    } catch {
      failed.push(broken(rule.id));
    }
  }
  if (known.size > maxAsks)
    return { findings: [...failed, tooMany(pack, known.size)], warnings: [], unverified: [], cost: 0 };
  if (open.size > 0) return { needs: [...open.values()] };
  return run(rules, asked, failed, context, known);
}

const rulesOf = new WeakMap<Pack, Map<string, readonly Judging[]>>();

/** The rules that judge a write; found once for each occasion. */
function rulesFor(pack: Pack, operation: Operation, abouts: readonly About[]): readonly Judging[] {
  let known = rulesOf.get(pack);
  if (known === undefined) {
    known = new Map();
    rulesOf.set(pack, known);
  }
  const occasion = `${operation} ${abouts.join(",")}`;
  let rules = known.get(occasion);
  if (rules === undefined) {
    rules = pack.rules.filter((rule) => judges(rule, operation, abouts));
    known.set(occasion, rules);
  }
  return rules;
}

function run(
  rules: readonly Judging[],
  asked: ReadonlyMap<Judging, readonly Ask[]>,
  failed: readonly Finding[],
  context: Context,
  known: ReadonlyMap<Ask, Answer | undefined>,
): Gathered {
  const findings: Finding[] = [...failed];
  const warnings: Finding[] = [];
  const unverified: Unverified[] = [];
  const refusing = new Map<string, Need>();
  const warning = new Map<string, Need>();
  for (const rule of rules) {
    const asks = asked.get(rule) ?? [];
    const { found, ok } = evaluate(rule, context);
    for (const ask of asks) {
      const answer = known.get(ask);
      if (answer?.state === "unknown") unverified.push({ rule: rule.id, reason: answer.reason });
      if (answer?.state === "failed") findings.push(lookupFailed(rule, answer.reason));
    }
    if (found.length === 0) continue;
    const warns = rule.effect === "warn" && ok;
    // One by one: a call with as many arguments as a hostile object has mistakes would exhaust the stack.
    for (const one of found) (warns ? warnings : findings).push(one);
    for (const ask of asks) {
      const answer = known.get(ask);
      if (answer?.state !== "absent" || answer.confirmed) continue;
      (warns ? warning : refusing).set(askKey(ask), { ask, confirm: true });
    }
  }
  // What rests on a cache's "not there" is confirmed at the source before it is spoken, refusals first: the object may
  // have been created a moment ago, by the same command.
  if (refusing.size + warning.size > 0) return { needs: [...new Map([...refusing, ...warning]).values()] };
  return { findings, warnings, unverified, cost: rules.length };
}

/** Most rules have nothing to say of most objects. */
const quiet = { found: [], ok: true } as const;

function evaluate(rule: Judging, context: Context): { readonly found: readonly Finding[]; readonly ok: boolean } {
  try {
    const found = rule.check(context as never);
    return found.length === 0 ? quiet : { found: found.map((one) => ({ rule: rule.id, ...one })), ok: true };
  } catch {
    return { found: [broken(rule.id)], ok: false };
  }
}

/** What a rule did not get to say counts as a refusal: an error is never "no match". */
export function broken(rule: string): Finding {
  return { rule, path: [], type: "InternalError", message: "the rule could not be evaluated (rule/failed)" };
}

function lookupFailed(rule: Judging, reason: string): Finding {
  return { rule: rule.id, path: [], type: "InternalError", message: `${reason} (lookup/failed)` };
}

function tooMany(pack: Pack, count: number): Finding {
  return {
    rule: `${pack.prefix}/related`,
    path: ["spec"],
    type: "FieldValueTooMany",
    message: `the object refers to ${count} others`,
    fix: `keep to at most ${maxAsks}`,
  };
}
