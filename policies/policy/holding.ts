/** Which policies hold for a request, by which of their parts, and why others do not. Judges by the functions that judging uses. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { mutatingPolicy, validatingPolicy } from "../admission/compiled.ts";
import { checkConditions } from "../admission/conditions.ts";
import type { Constraints } from "../admission/constraints.ts";
import { matchConstraints, requestedOf } from "../admission/constraints.ts";
import { namespaceInput } from "../admission/evaluations.ts";
import { isExempt } from "../admission/exempt.ts";
import { Scene } from "../admission/inputs.ts";
import { findKind, findParams } from "../admission/params.ts";
import type { Binding, Policy } from "../admission/policy.ts";
import { readBinding, textAt } from "../admission/policy.ts";
import { ruleMatches } from "../admission/rules.ts";
import type { World } from "../admission/world.ts";
import { controllerOf, podRequest } from "./autogen.ts";
import { edgeValue } from "./edge-value.ts";
import { Excepting } from "./excepting.ts";
import type { Exception } from "./exceptions.ts";
import { isExcluded, isForNamespaces } from "./excluded.ts";
import { isPolicy } from "./is-policy.ts";
import type { Question } from "./judge.ts";
import { knowing } from "./judge.ts";
import type { OwnPolicy } from "./own-policy.ts";
import { isOwn, ownPolicy } from "./own-policy.ts";
import { mostEdges, referringOf, writtenEdges } from "./written-edges.ts";

/** An exception from a policy, and what it does for the request. */
export interface HoldingException {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Validations that it is from; absent: the whole policy. */
  readonly rules?: readonly string[];
  readonly state: "in effect" | "without effect" | "about others" | "unknown";
  /** Why it has no effect. */
  readonly why?: string;
}

/** One policy, and whether it is asked about the request. */
export interface Holding {
  readonly kind: string;
  readonly namespace: string;
  readonly policy: string;
  /** `unknown` where that depends on what is not given; an error in finding out counts as holding, as it does at admission. */
  readonly state: "holds" | "does not hold" | "unknown";
  /** By what it holds: a match rule, a binding, the template of a controller. Empty where it does not. */
  readonly by: readonly string[];
  /** The first reason why it does not hold, or is not known to; what goes wrong where it holds. */
  readonly why?: string;
  readonly exceptions: readonly HoldingException[];
}

/** What holds for the request of a question as it was sent, of the policies among some objects, in their order. */
export function holdings(objects: readonly JsonObject[], question: Question): readonly Holding[] {
  const world = knowing(question);
  return objects.flatMap((object) => (isPolicy(object) ? [holding(object, objects, { ...question, world })] : []));
}

type Answer = Pick<Holding, "state" | "by" | "why">;

function holding(object: JsonObject, objects: readonly JsonObject[], question: Question): Holding {
  const kind = textAt(object, "kind");
  const native = kind.endsWith("AdmissionPolicy");
  const compiled = native ? nativePolicy(object, kind) : ownPolicy(object);
  const name = isOwn(compiled) ? compiled.title : compiled.name;
  const namespace = isOwn(compiled) ? compiled.namespace : "";
  const answer = isOwn(compiled) ? ofOwn(compiled, question) : ofNative(compiled, kind, objects, question);
  return {
    kind,
    namespace,
    policy: name,
    ...answer,
    exceptions: isOwn(compiled) ? exceptionsOf(compiled, question) : [],
  };
}

function nativePolicy(object: JsonObject, kind: string): Policy {
  return kind === "MutatingAdmissionPolicy" ? mutatingPolicy(object) : validatingPolicy(object);
}

function ofNative(policy: Policy, kind: string, objects: readonly JsonObject[], { request, world }: Question): Answer {
  if (isExempt(request.resource)) return not("policies are never asked about this resource");
  const bindings = objects
    .filter((one) => one["kind"] === `${kind}Binding`)
    .map(readBinding)
    .filter(({ policyName }) => policyName === policy.name);
  return ofBound(policy, bindings, request, world, (binding) => [`binding ${binding.name}`]);
}

function ofOwn(policy: OwnPolicy, question: Question): Answer {
  const { request, reach, variables, point = "Admission" } = question;
  // As in judging: at Admission the references that a request writes are asked about too.
  const each =
    policy.at.includes("Reference") && (point === "Admission" || point === "Reference") && !variables?.["edge"];
  const itself = policy.at.includes(point) && !(each && point === "Reference");
  if (!each && !itself) return not(`it is asked at ${policy.at.join(", ")}, not at ${point}`);
  if (isExempt(request.resource) || isExcluded(request, reach))
    return not("our policies are never asked about this resource or namespace");
  if (policy.namespace !== "" && !isForNamespaces(request.resource, reach))
    return not("policies of namespaces are not about this kind: see policy.namespacedKinds of the settings");
  const answer = itself ? ofObject(policy, question) : undefined;
  if (answer !== undefined && (!each || answer.state !== "does not hold")) return answer;
  return ofReferences(policy, question);
}

/** The object itself, and the Pods that it makes. */
function ofObject(policy: OwnPolicy, { request, world }: Question): Answer {
  const bindings = [policy.binding];
  const direct = ofBound(policy, bindings, request, world, () => []);
  const controller = controllerOf(request);
  if (direct.state !== "does not hold" || controller === undefined) return direct;
  if (
    !policy.podControllers.includes(controller.kind) ||
    policy.constraints.rules.some((rule) => ruleMatches(rule, requestedOf(request)))
  )
    return direct;
  const { equivalents, convert, ...as } = world;
  const template = `autogen for ${controller.kind}, over ${controller.template.join(".")}`;
  return ofBound(policy, bindings, podRequest(request, controller), as, () => [template]);
}

/** Each reference that the request writes: a policy holds where it does for any. */
function ofReferences(policy: OwnPolicy, { request, world }: Question): Answer {
  const edges = writtenEdges(request).slice(0, mostEdges);
  if (edges.length === 0) return not("the request writes no reference");
  const from = referringOf(request);
  const answers = edges.map((edge) => {
    const variables = { ...world.variables, edge: edgeValue(from, edge, world.look) };
    const as = { ...world, variables, partial: true };
    return ofBound(policy, [policy.binding], request, as, () => [`reference ${formatPath(edge.path)}`]);
  });
  const held = answers.filter(({ state }) => state === "holds");
  const [first] =
    held.length > 0 ? held : answers.toSorted((a, b) => Number(b.state === "unknown") - Number(a.state === "unknown"));
  if (first === undefined) return not("the request writes no reference");
  return { ...first, by: [...new Set(held.flatMap(({ by }) => by))] };
}

/** Constraints, then conditions, then the bindings with their params: in the order in which they are cheap to change. */
function ofBound(
  policy: Policy,
  bindings: readonly Binding[],
  request: AdmissionRequest,
  world: World,
  how: (binding: Binding) => readonly string[],
): Answer {
  const matched = matchConstraints(policy.constraints, request, world);
  if (matched.state === "no") return not(because(matched.because, "it", policy.constraints, request));
  if (matched.state !== "yes") return stuck(matched);
  const namespace = namespaceInput(request, world);
  const inputs = new Scene(request, world).inputs(matched.target, null, namespace.value);
  const held = checkConditions(policy.conditions, { ...inputs, namespaceObject: null }, undefined, world);
  if (held.state === "no") return not(`its match condition ${JSON.stringify(held.condition)} does not hold`);
  if (held.state === "open" || held.state === "unknown") return stuck(held);
  if (bindings.length === 0) return not("no binding puts it in force");
  const rule = ruleText(policy.constraints, request);
  const by: string[] = [];
  let first: Answer | undefined;
  for (const binding of bindings) {
    const answer = ofBinding(policy, binding, request, world);
    if (answer === undefined) by.push(...how(binding));
    else first ??= answer;
    if (answer === undefined || answer.state === "holds") by.unshift(...(by.includes(rule) ? [] : [rule]));
  }
  const why = held.state === "failed" ? held.reason : first?.state === "holds" ? first.why : undefined;
  if (by.length > 0) return { state: "holds", by, ...(why !== undefined && { why }) };
  return first ?? not("no binding puts it in force");
}

/** Why a binding does not put a policy in force for a request; undefined where it does. */
function ofBinding(policy: Policy, binding: Binding, request: AdmissionRequest, world: World): Answer | undefined {
  const bound = binding.constraints && matchConstraints(binding.constraints, request, world);
  if (bound?.state === "no" && binding.constraints !== undefined)
    return not(because(bound.because, `its binding ${binding.name}`, binding.constraints, request));
  if (bound !== undefined && bound.state !== "yes") return bound.state === "no" ? not("") : stuck(bound);
  const kind = policy.paramKind && findKind(policy.paramKind, world);
  if (kind !== undefined && kind.state !== "kind") return stuck(kind);
  const found = findParams(
    policy.paramKind && kind && { ...policy.paramKind, namespaced: kind.namespaced },
    binding.paramRef,
    request.namespace ?? "",
    world,
  );
  if (found.state !== "params") return stuck(found);
  return found.params.length > 0 ? undefined : not("there are no params for it, and it says to allow then");
}

function not(why: string): Answer {
  return { state: "does not hold", by: [], why };
}

function stuck(of: { readonly state: string; readonly reason?: string }): Answer {
  if (of.state === "failed") return { state: "holds", by: [], ...(of.reason !== undefined && { why: of.reason }) };
  return { state: "unknown", by: [], why: of.reason ?? "it depends on what is not given" };
}

function because(
  reason: "within" | "excluded" | "rules" | "objects" | "namespaces",
  whose: string,
  { within = "" }: Constraints,
  { operation, resource, subResource, namespace = "" }: AdmissionRequest,
): string {
  const plural = [resource.resource, resource.group].filter((part) => part !== "").join(".");
  const what = `${operation} of ${plural}${subResource === undefined ? "" : `/${subResource}`}`;
  switch (reason) {
    case "within":
      return `${whose} is about objects in namespace ${within} only`;
    case "excluded":
      return `${whose} excludes ${what} by excludeResourceRules`;
    case "rules":
      return `${whose} has no rule that means ${what}`;
    case "objects":
      return `${whose} has an objectSelector that does not select the labels of the object`;
    case "namespaces":
      return `${whose} has a namespaceSelector that does not select namespace ${namespace}`;
  }
}

/** The match rule by which a policy means a request. */
function ruleText({ rules }: Constraints, request: AdmissionRequest): string {
  if (rules.length === 0) return "it matches everything";
  const at = rules.findIndex((rule) => ruleMatches(rule, requestedOf(request)));
  return at < 0 ? "an equivalent of its resource" : `resourceRules[${at}]`;
}

function exceptionsOf(policy: OwnPolicy, { policies, request, world, now }: Question): readonly HoldingException[] {
  return (policies.exceptions.get(policy.name) ?? []).map((exception) => {
    const { kind, namespace, name } = exception;
    const rules = exception.policies.get(policy.name);
    const answer = excepted(exception, policy, rules, { request, world, now });
    return { kind, namespace, name, ...(rules !== undefined && { rules: [...rules] }), ...answer };
  });
}

function excepted(
  exception: Exception,
  policy: OwnPolicy,
  rules: ReadonlySet<string> | undefined,
  of: Pick<Question, "request" | "world" | "now">,
): Pick<HoldingException, "state" | "why"> {
  const excepting = new Excepting(new Map([[policy.name, [exception]]]), {
    ...of,
    namespace: namespaceInput(of.request, of.world),
  });
  const [rule] = rules ?? [];
  const covered = excepting.covers(policy, rule);
  if (covered.state === "yes") return { state: "in effect" };
  if (covered.state !== "no") return { state: "unknown", why: "its conditions depend on what is not given" };
  const [without] = covered.without;
  return without === undefined ? { state: "about others" } : { state: "without effect", why: without.why };
}
