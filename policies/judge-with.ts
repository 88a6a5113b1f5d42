/**
 * The kernel: one pure function that decides, whoever asks (webhook, linter, scan, console, controllers).
 *
 * A review runs through fixed stages: what the schema prunes and defaults, the default rules, the schema's own
 * findings, the facts, the rules. Anything that goes wrong in a rule denies with the rule's id. What has to be known
 * about other objects is not fetched but asked for: the answer is then `needs`, and the caller comes again.
 */
import { digestOf } from "./digest.ts";
import { decidedEdges } from "./edges/decided.ts";
import type { Finding } from "./finding.ts";
import { gather } from "./gather.ts";
import type { Judgement, Review, Unverified, Verdict, World } from "./kernel.ts";
import { diff } from "./merge/diff.ts";
import { exempt, namespaceAsk, terminating } from "./never-lock.ts";
import type { Pack } from "./pack.ts";
import { contextFor, prepared } from "./prepare.ts";
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
  const { sent, object, seen, abouts } = ready;
  if (seen === undefined) return { verdict: { ...empty(world, all), object: sent } };
  const gathered = gather(pack, seen, abouts);
  if ("needs" in gathered) return gathered;
  const violated = ready.violations.map((one) => schemaFinding(schemaRule(pack), one));
  const findings = [...violated, ...ready.failed, ...gathered.findings];
  const edges = abouts.includes("spec") ? decidedEdges(pack, seen) : [];
  return {
    verdict: {
      ...empty(world, all),
      allowed: findings.length === 0,
      findings,
      warnings: gathered.warnings,
      unverified: gathered.unverified,
      patches: diff(sent, object),
      object,
      ...(edges.length > 0 && { edges }),
      cost: gathered.cost + pack.defaults.length + 1,
    },
  };
}

function judgeDelete(pack: Pack, review: Review, world: World, all: readonly Pack[]): Judgement {
  const verdict = empty(world, all);
  const reason = exempt(review);
  if (reason !== undefined) return { verdict: { ...verdict, auditAnnotations: { guard: reason } } };
  const { view } = pack.schema().check(review.oldObject ?? null);
  const ask = namespaceAsk(review);
  const gathered = gather(pack, contextFor(pack, review, world)(view), [], ask ? [ask] : []);
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

/** Id of the findings that come from the kind's schema itself. */
export function schemaRule(pack: Pack): string {
  return `${pack.prefix}/schema`;
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
