/** Which policies are asked in which of the API server's calls: an object is judged by each of them once. */
import type { JsonObject } from "@bubustack/api/json";
import type { MutatingPolicy } from "../admission/mutating-policy.ts";
import { PolicySet } from "../admission/policy-set.ts";
import { objectAt, textAt } from "../fields.ts";
import type { OwnPolicy } from "./own-policy.ts";
import type { Point } from "./points.ts";
import type { Hosted, OwnSets, Policies, Sets } from "./policies.ts";
import { compilePolicies } from "./policies.ts";

/**
 * What a call is for: changes by ClusterPolicies of one failure policy, or what they refuse; `failHere` is that of those that
 * fail with the policies of namespaces, for kinds of others, and `here` are these alone, for kinds of ours.
 */
export type Share = "changeFail" | "changeIgnore" | "fail" | "failHere" | "ignore" | "here";

const all: readonly Share[] = ["changeFail", "changeIgnore", "fail", "failHere", "ignore", "here"];

export type Shares = { readonly [share in Share]: Policies };

/** Compiles policies and exceptions, all of them at once: nobody waits for it later. */
export function sharesOf(objects: readonly JsonObject[], digests: Hosted): Shares {
  const work = compiling(objects, digests);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The same bit by bit: each step is short, whatever there is to compile, so that whoever has other things to do does them in between. */
export function* compiling(objects: readonly JsonObject[], digests: Hosted): Generator<undefined, Shares, undefined> {
  // What was made of an object is kept with it.
  for (const object of objects) {
    compilePolicies([object], digests).at("Admission");
    yield;
  }
  const cluster = objects.filter(({ kind }) => kind === "ClusterPolicy");
  const within = objects.filter(({ kind }) => kind === "Policy");
  const exceptions = objects.filter(({ kind }) => String(kind).endsWith("Exception"));
  const failing = cluster.filter((one) => !ignores(one));
  const ignoring = cluster.filter(ignores);
  const of: { readonly [share in Share]: readonly JsonObject[] } = {
    changeFail: failing,
    changeIgnore: ignoring,
    fail: failing,
    failHere: [...failing, ...within],
    ignore: ignoring,
    here: within,
  };
  const compiled: [Share, Policies][] = [];
  for (const share of all) {
    const policies = compilePolicies([...of[share], ...exceptions], digests);
    const part = share === "changeFail" || share === "changeIgnore" ? changing : judging;
    const made = new Map<Point, Sets>();
    const at = (point: Point): Sets => {
      const sets = made.get(point) ?? part(policies.at(point));
      made.set(point, sets);
      return sets;
    };
    at("Admission");
    compiled.push([share, { ...policies, at }]);
    yield;
  }
  return Object.fromEntries(compiled) as Shares;
}

function ignores(policy: JsonObject): boolean {
  return textAt(objectAt(policy, "spec"), "failurePolicy") === "Ignore";
}

const none: OwnSets = { direct: new PolicySet<OwnPolicy>([], []), generated: new Map() };
const unchanging = new PolicySet<MutatingPolicy>([], []);

function changing(sets: Sets): Sets {
  return { ...sets, cluster: none, namespaced: none };
}

/** Without what changes objects. */
export function judging(sets: Sets): Sets {
  return { ...sets, mutating: unchanging };
}
