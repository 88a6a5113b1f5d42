/**
 * Judging a request by policies: ClusterPolicy and Policy with their exceptions, and the policies of Kubernetes with their
 * bindings. One pure function, whoever asks: webhook, scan, linter, command line, replay, controllers at their own points.
 *
 * In this order:
 * 1. Policies that change the object (MutatingAdmissionPolicy, ClusterPolicy with `mutations`), in the order of their names, each
 *    over what the one before left; those with `reinvocationPolicy: IfNeeded` once more where something after them changed it.
 *    A ClusterPolicy whose changes are not idempotent is an error.
 * 2. What validates, on the object that they left: policies of Kubernetes, ClusterPolicies, ClusterPolicies about Pods on what makes
 *    Pods (`autogen`), and last the policies of the object's namespace, which spend a budget of their own.
 * 3. Policies at the point Reference, of the cluster and of the namespace, about each reference that the object then has.
 *
 * What must be known is asked: the answer is then `needs`, the caller answers by `world.look` and asks again. What the caller
 * says it cannot know (`unknown`) leaves `unverified` the policies that depend on it.
 *
 * It never throws. Whatever goes wrong is a finding with the policy's action and an `error`, or with `failurePolicy: Ignore` a
 * record; it is never "no match". Given equal questions it gives equal answers.
 */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { GroupVersionKind } from "@bubustack/api/meta";
import { formatPath } from "@bubustack/api/path";
import type { Value } from "@bubustack/cel/values/value";
import { requestedOf } from "../admission/constraints.ts";
import { distinct, evaluateAll, namespaceInput } from "../admission/evaluations.ts";
import { invocationsOf } from "../admission/invocations.ts";
import type { MutationVerdict } from "../admission/mutate.ts";
import { mutate } from "../admission/mutate.ts";
import type { MutatingPolicy } from "../admission/mutating-policy.ts";
import type { Shape } from "../admission/mutation.ts";
import type { PolicySet } from "../admission/policy-set.ts";
import type { Prepare } from "../admission/prepared.ts";
import { holdsRedacted, redacted } from "../admission/redacted.ts";
import { ruleMatches } from "../admission/rules.ts";
import type { Inputs } from "../admission/run.ts";
import type { Lookup, World } from "../admission/world.ts";
import type { Edge } from "../edges/edges.ts";
import { controllerOf, podRequest } from "./autogen.ts";
import { Collected } from "./collected.ts";
import { confined } from "./confined.ts";
import type { Referring } from "./edge-value.ts";
import { edgeValue } from "./edge-value.ts";
import { Excepting } from "./excepting.ts";
import type { Reach } from "./excluded.ts";
import { isExcluded, isForNamespaces } from "./excluded.ts";
import type { Budget, Metered } from "./meter.ts";
import { defaultNamespaceUnits, defaultUnits, metered } from "./meter.ts";
import type { OwnPolicy } from "./own-policy.ts";
import { isOwn } from "./own-policy.ts";
import type { Point } from "./points.ts";
import { pointVariables } from "./points.ts";
import type { OwnSets, Policies, Sets } from "./policies.ts";
import { resolveReads } from "./reads.ts";
import type { PolicyJudgement, PolicyVerdict } from "./verdict.ts";
import { mayRefer, mostEdges, referringOf, writtenEdges } from "./written-edges.ts";

export interface Question {
  /** As the API server sends it; at points other than Admission the object that the point is about, as its creation or change. */
  readonly request: AdmissionRequest;
  /**
   * Default `Admission`: then policies at Reference are asked too, about each reference that the request writes. `Reference` asks
   * these alone; with a variable `edge` about that one reference, whatever the object holds.
   */
  readonly point?: Point;
  /** The variables that the point has besides (`edge`, `template` …). What is not given is null. */
  readonly variables?: { readonly [name: string]: Json };
  /** The namespace of the request, where the caller has it: then it is not asked. */
  readonly namespaceObject?: JsonObject;
  readonly policies: Policies;
  /** What the caller knows; also the time that is up (`expired`), and equivalents of the resource. */
  readonly world: World;
  readonly reach: Reach;
  /** Milliseconds since the Unix epoch: whether exceptions have expired. */
  readonly now: number;
  readonly budget?: Budget;
  /** What is known of a kind whose objects policies change; without it only changes of scalars and maps can be merged. */
  readonly shape?: (kind: GroupVersionKind) => Shape | undefined;
}

/** Judges a request. Pure and total. */
export function judgeByPolicies(question: Question): PolicyJudgement {
  try {
    return new Judging(question).run();
  } catch {
    return { verdict: broken };
  }
}

const broken: PolicyVerdict = {
  allowed: false,
  findings: [
    {
      policy: "",
      rule: "error/internal",
      path: "",
      message: "the policies could not be evaluated",
      reason: "Invalid",
      action: "Deny",
      error: "internal",
    },
  ],
  warnings: [],
  auditAnnotations: {},
  patches: [],
  records: [],
  asked: [],
  unverified: [],
  cost: 0,
};

const unshaped: Shape = { schema: {}, complete: (object) => ({ object }) };

class Judging {
  readonly #question: Question;
  readonly #sets: Sets;
  readonly #all: Metered;
  readonly #within: Metered;
  readonly #excluded: boolean;
  readonly #excepting: Excepting;
  readonly #own = new Map<string, OwnPolicy>();
  readonly #verdict: Collected;

  constructor(question: Question) {
    const { request, policies, point = "Admission", reach, budget = {}, world, now } = question;
    this.#question = question;
    this.#sets = policies.at(point);
    const known = knowing(question);
    this.#all = metered(known, budget.units ?? defaultUnits);
    const expired = budget.namespaceExpired ?? world.expired;
    this.#within = metered(
      confined({ ...known, ...(expired !== undefined && { expired }) }, request.namespace ?? ""),
      budget.namespaceUnits ?? defaultNamespaceUnits,
    );
    this.#excluded = isExcluded(request, reach);
    const namespace = namespaceInput(request, known);
    this.#excepting = new Excepting(policies.exceptions, { request, world: this.#all.world, namespace, now });
    this.#verdict = new Collected((key) => this.#own.get(key), this.#excepting);
  }

  run(): PolicyJudgement {
    const { request } = this.#question;
    const before = isObject(request.object) ? request.object : undefined;
    const changed = before === undefined || request.operation === "DELETE" ? undefined : this.#mutate(request);
    if (changed !== undefined) this.#verdict.mutations(changed);
    const object = changed?.object ?? before;
    const left = object === undefined || object === before ? request : { ...request, object };
    const { point = "Admission", variables } = this.#question;
    const each = point === "Reference" && variables?.["edge"] === undefined;
    if (!each) this.#validate(left);
    if (each || point === "Admission") this.#refer(left);
    const { lookups } = this.#verdict;
    if (lookups.length > 0) return { needs: distinct(lookups) };
    return {
      verdict: this.#verdict.finish(before, object, [...this.#own.values()], this.#all.spent() + this.#within.spent()),
    };
  }

  /** Both passes; undefined where nothing is to be changed, or something must be asked first. */
  #mutate(request: AdmissionRequest): MutationVerdict | undefined {
    const { world } = this.#all;
    const set = this.#sets.mutating;
    const candidates = set.matching(request, world).filter(({ policy }) => !this.#excluded || !isOwn(policy));
    if (candidates.length === 0) return undefined;
    for (const { policy } of candidates) if (isOwn(policy)) this.#own.set(policy.name, policy);
    const shape = this.#question.shape?.(request.kind) ?? unshaped;
    const first = mutate(candidates, request, world, shape, undefined, this.#prepareChange);
    if ("needs" in first) return this.#asked(first.needs);
    const { verdict } = first;
    if (!verdict.allowed || verdict.pass.again.size === 0) return verdict;
    const again = { ...request, object: verdict.object ?? null };
    const second = mutate(candidates, again, world, shape, verdict.pass, this.#prepareChange);
    if ("needs" in second) return this.#asked(second.needs);
    return {
      ...second.verdict,
      ignored: [...verdict.ignored, ...second.verdict.ignored],
      unverified: [...verdict.unverified, ...second.verdict.unverified],
    };
  }

  #asked(lookups: readonly Lookup[]): undefined {
    this.#verdict.lookups.push(...lookups);
  }

  readonly #prepareChange: Prepare<MutatingPolicy> = (policy, inputs) => {
    // What is not told would be lost in the object that policies leave.
    if (this.#all.world.redacted === true) return { state: "unknown", reason: redacted };
    if (!isOwn(policy)) return { state: "ready", inputs };
    const excepted = this.#excepting.covers(policy);
    if (excepted.state === "open" || excepted.state === "unknown") return excepted;
    if (excepted.state === "no") return this.#prepare(this.#all)(policy, inputs);
    this.#verdict.unchanged(policy, excepted.exception);
    return { state: "skip" };
  };

  #prepare(within: Metered): Prepare<OwnPolicy> {
    const { namespace = "" } = this.#question.request;
    return (policy, inputs) => resolveReads(policy.reads, inputs, namespace, within.world);
  }

  #validate(request: AdmissionRequest): void {
    const { validating, cluster, namespaced } = this.#sets;
    const { world } = this.#all;
    this.#verdict.validating(evaluateAll(validating.matching(request, world), request, world));
    if (this.#excluded) return;
    this.#ask(cluster, request, this.#all);
    if (isForNamespaces(request.resource, this.#question.reach)) this.#ask(namespaced, request, this.#within);
  }

  /** Asks the policies at Reference about each reference. */
  #refer(request: AdmissionRequest): void {
    const { cluster, namespaced } = this.#question.policies.at("Reference");
    if (this.#excluded || cluster.direct.size + namespaced.direct.size === 0) return;
    const edges = writtenEdges(request);
    const within = isForNamespaces(request.resource, this.#question.reach);
    const from = referringOf(request);
    this.#judgeEdges(cluster.direct, request, edges, from, this.#all);
    if (within) this.#judgeEdges(namespaced.direct, request, edges, from, this.#within);
  }

  #judgeEdges(
    policies: PolicySet<OwnPolicy>,
    request: AdmissionRequest,
    edges: readonly Edge[],
    from: Referring,
    within: Metered,
  ): void {
    const candidates = this.#noted(policies.matching(request, within.world));
    if (candidates.length === 0) return;
    const { world } = within;
    // What is not told may hold references, or be one.
    if (world.redacted === true && mayRefer(request)) {
      const { invocations } = invocationsOf(candidates, request, world);
      for (const { policy } of invocations) this.#verdict.unverifiable(policy, redacted);
    }
    const look = this.#prepare(within);
    for (const [index, edge] of edges.entries()) {
      const late = world.expired?.() === true;
      const variables = { ...world.variables, edge: edgeValue(from, edge, world.look) };
      const prepare = index < mostEdges ? look : tooMany;
      const judged = evaluateAll(candidates, request, { ...world, variables, partial: true }, prepare);
      this.#verdict.own(judged, formatPath(edge.path));
      if (late || prepare === tooMany) return;
    }
  }

  /** What policies of ours say, of the object and of the Pods that it makes. */
  #ask({ direct, generated }: OwnSets, request: AdmissionRequest, within: Metered): void {
    const { world } = within;
    const prepare = this.#prepare(within);
    this.#verdict.own(evaluateAll(this.#noted(direct.matching(request, world)), request, world, prepare));
    const controller = controllerOf(request);
    const about = controller && generated.get(controller.kind);
    if (controller === undefined || about === undefined) return;
    const pod = podRequest(request, controller);
    const { equivalents, convert, ...as } = world;
    const requested = requestedOf(request);
    // A policy that names the controller itself means that, and not the Pods.
    const candidates = about
      .matching(pod, as)
      .filter(({ policy }) => !policy.constraints.rules.some((rule) => ruleMatches(rule, requested)));
    this.#verdict.own(evaluateAll(this.#noted(candidates), pod, as, prepare));
  }

  #noted<B extends { readonly policy: OwnPolicy }>(candidates: readonly B[]): readonly B[] {
    for (const { policy } of candidates) this.#own.set(policy.name, policy);
    return candidates;
  }
}

const tooMany: Prepare<OwnPolicy> = () => ({
  state: "failed",
  step: "budget",
  reason: `the object has more than ${mostEdges} references`,
});

function redactedIn({ object, oldObject, options }: AdmissionRequest): boolean {
  return [object, oldObject, options].some(holdsRedacted);
}

/** The world with what the question itself says. */
export function knowing({ world, namespaceObject, request, variables, policies }: Question): World {
  const { namespace = "" } = request;
  const zones = world.zones ?? policies.zones;
  const { equivalents } = world;
  return {
    ...(equivalents !== undefined && { equivalents }),
    ...(world.convert !== undefined && { convert: (object, to) => world.convert?.(object, to) ?? object }),
    ...(world.expired !== undefined && { expired: () => world.expired?.() === true }),
    ...(zones !== undefined && { zones }),
    ...(world.withheld !== undefined && { withheld: world.withheld, partial: true }),
    ...(world.redacted === true && redactedIn(request) && { redacted: true, partial: true }),
    variables: { ...noVariables, ...(variables as Inputs | undefined) },
    look: (lookup) =>
      namespaceObject !== undefined && lookup.ask === "namespace" && lookup.name === namespace
        ? { state: "objects", objects: [namespaceObject] }
        : world.look(lookup),
  };
}

const noVariables: { readonly [name: string]: Value } = Object.fromEntries(pointVariables.map((name) => [name, null]));
