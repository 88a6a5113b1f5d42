/** The stages of a write that precede the rules: pruning, defaults, the schema, and which rules it is for. */
import type { Json } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { pointer } from "@bubustack/api/path";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { Finding } from "./finding.ts";
import { broken } from "./gather.ts";
import type { Prepared, Review, World } from "./kernel.ts";
import { assign, without } from "./merge/assign.ts";
import type { Pack } from "./pack.ts";
import { Related } from "./related.ts";
import type { About, Context } from "./rule.ts";
import { judges } from "./rule.ts";

/** Everything about a write that precedes the rules; kept between the rounds of one review. */
export function prepared(pack: Pack, review: Review, world: World): Prepared {
  const { scratch } = world;
  if (scratch?.review === review && scratch.prepared !== undefined) return scratch.prepared;
  const ready = review.subResource === "status" ? prepareStatus(pack, review, world) : prepare(pack, review, world);
  if (scratch !== undefined) Object.assign(scratch, { review, prepared: ready });
  return ready;
}

function prepare(pack: Pack, review: Review, world: World): Prepared {
  const schema = pack.schema();
  const given = withoutStatus(review.object ?? null);
  const old = review.operation === "UPDATE" ? schema.prune(withoutStatus(review.oldObject ?? null)) : undefined;
  if (old === undefined) return complete(pack, given, contextFor(pack, review, world), whole);
  const sent = schema.prune(given);
  const context = () => contextFor(pack, review, world, schema.check(old).view);
  if (!equal(specOf(old), specOf(sent))) return complete(pack, given, context(), whole);
  if (!pack.judges.metadata || equal(old, sent)) return unjudged(sent);
  // A spec that stays is not judged again, whatever the rules and the schema say of it by now.
  return { ...unjudged(sent), abouts: ["metadata"], seen: context()(schema.check(sent).view) };
}

/** A write of the status subresource: of the object nothing else can have changed. */
function prepareStatus(pack: Pack, review: Review, world: World): Prepared {
  const schema = pack.schema();
  const given = review.object ?? null;
  const old = review.operation === "UPDATE" ? schema.prune(review.oldObject ?? null) : undefined;
  const sent = schema.prune(given);
  if (old !== undefined && equal(statusOf(old), statusOf(sent))) return unjudged(sent);
  const context = contextFor(pack, review, world, old === undefined ? undefined : schema.check(old).view);
  const { violations, ...rest } = complete(pack, sent, context, ["status"]);
  return { ...rest, violations: violations.filter(({ path }) => path[0] === "status") };
}

const whole: readonly About[] = ["spec", "metadata"];

function unjudged(sent: Json): Prepared {
  return { sent, object: sent, abouts: [], violations: [], failed: [] };
}

/** Prunes, fills in defaults and checks against the schema. */
function complete(pack: Pack, given: Json, context: (view: Json) => Context, abouts: readonly About[]): Prepared {
  const schema = pack.schema();
  const look = (object: Json): Looked => {
    const { view, violations, prunable } = schema.check(object);
    return { object, violations, prunable, seen: { ...context(view), refused: refusals(violations) } };
  };
  // What an API server sends is pruned already: the check notices where it is not, and costs less than pruning first.
  const first = look(schema.defaults(given));
  const sent = first.prunable ? schema.prune(given) : given;
  const before = sent === given ? first : look(schema.defaults(sent));
  const { object, failed } = fillDefaults(pack, before.object, before.seen, abouts);
  const { violations, seen } = object === before.object ? before : look(object);
  return { sent, object, abouts, violations, seen, failed };
}

/** An object and what its schema says of it. */
interface Looked {
  readonly object: Json;
  readonly violations: readonly Violation[];
  readonly prunable: boolean;
  readonly seen: Context;
}

/**
 * The default rules, then the schema's defaults again for what the rules added. What the default rules cannot read (it
 * violates the schema) is left as it is; one that fails is reported like any other rule. The same object where nothing
 * is to fill in.
 */
function fillDefaults(
  pack: Pack,
  defaulted: Json,
  seen: Context,
  abouts: readonly About[],
): { object: Json; failed: Finding[] } {
  const failed: Finding[] = [];
  let object = defaulted;
  for (const rule of pack.defaults) {
    if (!judges(rule, seen.operation, abouts)) continue;
    try {
      for (const one of rule.fill(seen as never)) {
        if ("value" in one) object = assign(object, one.path, one.value, rule.stamps);
        else if (rule.stamps === true) object = without(object, one.path);
      }
    } catch {
      failed.push(broken(rule.id));
    }
  }
  return { object: object === defaulted ? object : pack.schema().defaults(object), failed };
}

/** Makes what rules are given of the typed view of an object. */
export function contextFor(pack: Pack, review: Review, world: World, old?: Json): (view: Json) => Context {
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
    ...(world.expressions === undefined ? {} : { expressions: world.expressions }),
  });
}

function refusals(violations: readonly Violation[]): (path: Path) => boolean {
  if (violations.length === 0) return () => false;
  const places = new Set(violations.map(({ path }) => pointer(path)));
  return (path) => places.has(pointer(path));
}

/** The main resource's status is not judged: the API server ignores it there. */
function withoutStatus(object: Json): Json {
  if (!isObject(object) || object["status"] === undefined) return object;
  const { status: _, ...rest } = object;
  return rest;
}

function specOf(object: Json): Json {
  return isObject(object) ? (object["spec"] ?? null) : null;
}

function statusOf(object: Json): Json {
  return isObject(object) ? (object["status"] ?? null) : null;
}
