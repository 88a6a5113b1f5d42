/**
 * The kernel: one pure function that decides, whoever asks (webhook, linter, scan, console, controllers).
 *
 * A review runs through fixed stages: what the schema prunes and defaults, the default rules, the schema's own
 * findings, the facts, the rules. Anything that goes wrong in a rule denies with the rule's id. What has to be known
 * about other objects is not fetched but asked for: the answer is then `needs`, and the caller comes again.
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { pointer } from "@bubustack/api/path";
import type { Violation } from "@bubustack/engine/schema/violation";
import { digestOf } from "./digest.ts";
import type { Finding } from "./finding.ts";
import { broken, gather } from "./gather.ts";
import type { Judgement, Prepared, Review, Unverified, Verdict, World } from "./kernel.ts";
import { assign } from "./merge/assign.ts";
import { diff } from "./merge/diff.ts";
import { exempt, namespaceAsk, terminating } from "./never-lock.ts";
import type { Pack } from "./pack.ts";
import { Related } from "./related.ts";
import type { Context } from "./rule.ts";
import { schemaFinding } from "./schema-findings.ts";

/** Judges a review by the pack of its kind. Never throws. */
export function judgeWith(all: readonly Pack[], review: Review, world: World): Judgement {
  const pack = all.find(({ kind }) => kind.kind === review.kind);
  if (pack === undefined) return { verdict: unknownKind(review, world, all) };
  if (review.operation === "DELETE") return judgeDelete(pack, review, world, all);
  return judgeWrite(pack, review, world, all);
}

function judgeWrite(pack: Pack, review: Review, world: World, all: readonly Pack[]): Judgement {
  const ready = prepared(pack, review, world);
  const { sent, object, seen } = ready;
  if (seen === undefined) return { verdict: { ...empty(world, all), object: sent } };
  const gathered = gather(pack, seen);
  if ("needs" in gathered) return gathered;
  const violated = ready.violations.map((one) => schemaFinding(schemaRule(pack), one));
  const findings = [...violated, ...ready.failed, ...gathered.findings];
  return {
    verdict: {
      ...empty(world, all),
      allowed: findings.length === 0,
      findings,
      warnings: gathered.warnings,
      unverified: gathered.unverified,
      patches: diff(sent, object),
      object,
      cost: gathered.cost + pack.defaults.length + 1,
    },
  };
}

function prepared(pack: Pack, review: Review, world: World): Prepared {
  const { scratch } = world;
  if (scratch?.review === review && scratch.prepared !== undefined) return scratch.prepared;
  const ready = prepare(pack, review, world);
  if (scratch !== undefined) Object.assign(scratch, { review, prepared: ready });
  return ready;
}

function prepare(pack: Pack, review: Review, world: World): Prepared {
  const schema = pack.schema();
  const given = withoutStatus(review.object ?? null);
  const old = review.operation === "UPDATE" ? schema.prune(withoutStatus(review.oldObject ?? null)) : undefined;
  if (old !== undefined) {
    const sent = schema.prune(given);
    if (equal(specOf(old), specOf(sent))) return { sent, object: sent, violations: [], failed: [] };
  }
  const context = contextFor(pack, review, world, old === undefined ? undefined : schema.check(old).view);
  const look = (object: Json): Looked => {
    const { view, violations, prunable } = schema.check(object);
    return { object, violations, prunable, seen: { ...context(view), refused: refusals(violations) } };
  };
  // What an API server sends is pruned already: the check notices where it is not, and costs less than pruning first.
  const first = look(schema.defaults(given));
  const sent = first.prunable ? schema.prune(given) : given;
  const before = sent === given ? first : look(schema.defaults(sent));
  const { object, failed } = fillDefaults(pack, before.object, before.seen);
  const { violations, seen } = object === before.object ? before : look(object);
  return { sent, object, violations, seen, failed };
}

/** An object and what its schema says of it. */
interface Looked {
  readonly object: Json;
  readonly violations: readonly Violation[];
  readonly prunable: boolean;
  readonly seen: Context;
}

function judgeDelete(pack: Pack, review: Review, world: World, all: readonly Pack[]): Judgement {
  const verdict = empty(world, all);
  const reason = exempt(review);
  if (reason !== undefined) return { verdict: { ...verdict, auditAnnotations: { guard: reason } } };
  const { view } = pack.schema().check(withoutStatus(review.oldObject ?? null));
  const ask = namespaceAsk(review);
  const gathered = gather(pack, contextFor(pack, review, world, undefined)(view), ask ? [ask] : []);
  if ("needs" in gathered) return gathered;
  if (terminating(review, world.answers))
    return { verdict: { ...verdict, auditAnnotations: { guard: "terminating" } } };
  return {
    verdict: {
      ...verdict,
      allowed: gathered.findings.length === 0,
      findings: gathered.findings,
      warnings: gathered.warnings,
      unverified: gathered.unverified,
      cost: gathered.cost,
    },
  };
}

/**
 * The default rules, then the schema's defaults again for what the rules added. What the default rules cannot read (it
 * violates the schema) is left as it is; one that fails is reported like any other rule. The same object where nothing
 * is to fill in.
 */
function fillDefaults(pack: Pack, defaulted: Json, seen: Context): { object: Json; failed: Finding[] } {
  const failed: Finding[] = [];
  let object = defaulted;
  for (const rule of pack.defaults) {
    if (rule.on !== undefined && !rule.on.includes(seen.operation)) continue;
    try {
      for (const { path, value } of rule.fill(seen as never)) object = assign(object, path, value);
    } catch {
      failed.push(broken(rule.id));
    }
  }
  return { object: object === defaulted ? object : pack.schema().defaults(object), failed };
}

function contextFor(pack: Pack, review: Review, world: World, old: Json | undefined): (view: Json) => Context {
  const related = new Related(world.answers);
  return (view) => ({
    object: view,
    ...(old === undefined ? {} : { old }),
    facts: pack.facts(view),
    operation: review.operation,
    namespace: review.namespace,
    name: review.name,
    ...(review.user === undefined ? {} : { user: review.user }),
    related,
    settings: world.settings,
    host: world.host,
  });
}

function refusals(violations: readonly Violation[]): (path: Path) => boolean {
  if (violations.length === 0) return () => false;
  const places = new Set(violations.map(({ path }) => pointer(path)));
  return (path) => places.has(pointer(path));
}

/** Id of the findings that come from the kind's schema itself. */
export function schemaRule(pack: Pack): string {
  return `${pack.prefix}/schema`;
}

/** The main resource's status is not judged: the API server ignores it there. */
function withoutStatus(object: Json): Json {
  if (!isObject(object) || object["status"] === undefined) return object;
  const { status: _, ...rest } = object;
  return rest;
}

function specOf(object: Json): Json {
  const { spec } = isObject(object) ? object : ({} as JsonObject);
  return spec ?? null;
}

function empty(world: World, all: readonly Pack[]): Verdict {
  return {
    allowed: true,
    findings: [] as readonly Finding[],
    warnings: [] as readonly Finding[],
    unverified: [] as readonly Unverified[],
    patches: [],
    auditAnnotations: {},
    digest: digestOf(all, world),
    cost: 0,
  };
}

function unknownKind(review: Review, world: World, all: readonly Pack[]): Verdict {
  const known = all.map(({ kind }) => kind.kind).join(", ");
  const finding: Finding = {
    rule: "kernel/kind",
    path: ["kind"],
    type: "FieldValueNotSupported",
    message: `kind "${review.kind}" is not one that this release judges`,
    fix: `known kinds: ${known}`,
  };
  return { ...empty(world, all), allowed: false, findings: [finding] };
}
