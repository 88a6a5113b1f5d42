/**
 * The rules of the CRDs of runs, evaluated as the API server does: what they refuse the webhook's rules refuse too, with
 * better words; an EffectClaim's state machine they hold to the same effect.
 */
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import fc from "fast-check";
import { expect, test } from "vitest";
import { effectClaim, stepRun, storyRun, storyTrigger } from "../examples/objects.ts";
import type { Example } from "../rule.ts";
import { packs } from "../rules/index.ts";
import { judgeExample } from "../testing/closed-world.ts";
import { mutations } from "../testing/random-objects.ts";

type Declared = { [name: string]: { readonly [field: string]: Type } };

/** The type of a schema's values, as the API server declares it; named types are added to `declared`. */
function typeOf(schema: Structural, name: string, declared: Declared): Type {
  if (schema.type === "array") return types.list(typeOf(schema.items ?? {}, `${name}_items`, declared));
  if (schema.type === "object") {
    if (isObject(schema.additionalProperties))
      return types.map(types.string, typeOf(schema.additionalProperties as Structural, `${name}_values`, declared));
    if (schema.properties === undefined) return types.dyn;
    const fields = Object.entries(schema.properties).map(([field, of]) => [
      field,
      typeOf(of, `${name}_${field}`, declared),
    ]);
    declared[name] = Object.fromEntries(fields);
    return types.struct(name);
  }
  if (schema.type === "integer") return types.int;
  if (schema.type === "boolean") return types.bool;
  if (schema.type === "string") return schema.format === "date-time" ? types.timestamp : types.string;
  return types.dyn;
}

/** A rule at its place: takes an object and the one before, answers whether it holds. */
type Check = (self: Value, old: Value | undefined) => boolean;

const programs = new Map<Structural, readonly { readonly transition: boolean; readonly check: Check }[]>();

function checksOf(schema: Structural) {
  const known = programs.get(schema);
  if (known !== undefined) return known;
  const declared: Declared = {};
  const own = typeOf(schema, "Root", declared);
  const metadata = declared["Root"]?.["metadata"];
  if (declared["Root"] !== undefined && metadata !== undefined) {
    declared["Metadata"] = { name: types.string, generateName: types.string };
    declared["Root"] = { ...declared["Root"], metadata: types.struct("Metadata") };
  }
  const env = kubernetes({ types: declared, variables: { self: own, oldSelf: own } });
  const made = (schema["x-kubernetes-validations"] ?? []).map(({ rule }) => {
    const compiled = compile(rule, env);
    if ("issues" in compiled) throw new Error(`${rule}: ${compiled.issues[0]?.message}`);
    const check: Check = (self, oldSelf) => {
      const { value } = compiled.program.evaluate({ self, ...(oldSelf === undefined ? {} : { oldSelf }) });
      if (typeof value !== "boolean") throw new Error(`${rule}: ${JSON.stringify(value)}`);
      return value;
    };
    return { transition: rule.includes("oldSelf"), check };
  });
  programs.set(schema, made);
  return made;
}

/** True where every rule in a schema holds. Rules about a change are asked where there was something before. */
function holds(schema: Structural, self: unknown, old: unknown): boolean {
  const mine = checksOf(schema).every(
    ({ transition, check }) => (transition && old === undefined) || check(self as Value, old as Value | undefined),
  );
  if (!mine) return false;
  if (isList(self)) return self.every((item) => holds(schema.items ?? {}, item, undefined));
  if (!isObject(self)) return true;
  return Object.entries(schema.properties ?? {}).every(
    ([field, of]) => self[field] === undefined || holds(of, self[field], isObject(old) ? old[field] : undefined),
  );
}

const claim = ["completion", "times", "identity-immutable", "completed-final"].map((rule) => `effect-claim/${rule}`);
const objects = [
  storyRun({ inputs: { a: 1 }, impulseRef: { name: "i" } }, {}, { phase: "Running" }),
  stepRun(
    { engramRef: { name: "fetch" }, downstreamTargets: [{ grpc: { endpoint: "a:1" } }] },
    {},
    { needs: ["other"] },
  ),
  storyTrigger({ impulseRef: { name: "i" } }),
  effectClaim({
    holderIdentity: "a",
    acquireTime: "2026-01-01T00:00:00.500000Z",
    renewTime: "2026-01-01T00:00:05.700000Z",
    completionStatus: "completed",
    completedAt: "2026-01-01T00:00:05Z",
  }),
];

test.each(objects.map((object) => [String(object["kind"]), object] as const))("the rules of %s", (kind, object) => {
  const pack = packs.find((one) => one.kind.kind === kind);
  if (pack === undefined) throw new Error(kind);
  const whole = structural(pack.kind.schema);
  const schema = pack.schema();
  // A write of a status cannot change the rest, and the other way round.
  const refuses = ({ object: next, old }: Example) => !holds(whole, next, old);
  const agree = (example: Example) => {
    const { findings } = judgeExample(example);
    if (refuses(example)) expect(findings, JSON.stringify(example)).not.toEqual([]);
    if (kind !== "EffectClaim" || example.subResource === "status") return;
    expect(refuses(example), JSON.stringify(example)).toBe(findings.some(({ rule }) => claim.includes(rule)));
  };
  const examples = pack.rules.flatMap((rule) => [...rule.examples.allow, ...rule.examples.deny]);
  const valid = (one: unknown): one is JsonObject => isObject(one) && schema.check(one).violations.length === 0;
  const judged = examples.filter((one) => valid(one.object) && (one.old === undefined || valid(one.old)));
  expect(judged.filter(refuses).length).toBeGreaterThan(0);
  for (const example of judged) agree(example);

  const { apiVersion, metadata } = object;
  const stored = mutations(object)
    .filter(isObject)
    .map((one): JsonObject => ({ ...one, apiVersion, kind, metadata }))
    .filter(valid)
    .map((one) => schema.prune(one) as JsonObject);
  const sub = ({ status: _, ...rest }: JsonObject): JsonObject => rest;
  fc.assert(
    fc.property(stored, stored, (next, old) => {
      agree({ object: sub(next) });
      // What breaks the rules is not stored, and so is never the object before.
      fc.pre(holds(whole, old, undefined));
      agree({ object: sub(next), old: sub(old) });
      agree({ object: { ...old, status: next["status"] }, old, subResource: "status" });
    }),
    { numRuns: 100 },
  );
});
