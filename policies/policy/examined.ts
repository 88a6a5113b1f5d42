/** What can be said of a policy before anybody is judged by it: whether it does what it says, and what stands in the way. */
import type { JsonObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import { formatPath } from "@bubustack/api/path";
import { policyBudget } from "../admission/run.ts";
import type { Besides, ExpressionWarning, TypedKind } from "../admission/type-check.ts";
import { namedParams, namedResources, typedEnvironments, typeWarnings } from "../admission/type-check.ts";
import { expressions } from "../checks/expressions.ts";
import { objectAt, objectsAt, textAt, textsAt } from "../fields.ts";
import type { Finding } from "../finding.ts";
import { line, sentence } from "../finding.ts";
import type { Host } from "../host.ts";
import { judge } from "../judge.ts";
import type { Ask } from "../related.ts";
import { authorUnknown } from "../related.ts";
import type { Settings } from "../settings.ts";
import { costAtMost } from "./estimated.ts";
import { ownKind } from "./own-kinds.ts";
import { variablesAt } from "./points.ts";
import { notCoveredBy, unaskedFault } from "./unasked.ts";

/** One thing for which a policy is not ready. */
export interface Fault {
  readonly reason: "NotCompiled" | "Invalid" | "MatchesNothing" | "NotReadable" | "NoEnforcementPoint";
  readonly message: string;
}

export interface Examined {
  /** What comes first weighs most; none: it is ready. */
  readonly faults: readonly Fault[];
  /** At most 64. */
  readonly expressionWarnings: readonly ExpressionWarning[];
  /** In cost units; `atMost` is absent where nothing bounds it. */
  readonly cost: { readonly atMost?: number; readonly limit: number };
  /** Resources that it names and is not asked about at admission, as `deployments.apps`; at most 64. */
  readonly notCovered: readonly string[];
  /** What else is told of it though it is ready, such as a rule that matches nothing beside others that do. */
  readonly notes: readonly string[];
}

/** What a policy is held against. */
export interface Surroundings {
  readonly settings: Settings;
  readonly host: Host;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
  /** What the objects of a resource of others look like, or those of a kind that are params, where that is known. */
  readonly kindOf?: (named: GroupVersionResource | GroupVersionKind) => TypedKind | undefined;
}

const most = 64;
/** Rules of both kinds of policy, without the kind. */
const readability: ReadonlySet<string> = new Set(["kinds-readable", "own-reads", "secrets-unread"]);
/** They say of resources what `notCovered` says. */
const coverage: ReadonlySet<string> = new Set(["never-matched", "kinds-allowed"]);

/** Examines a ClusterPolicy or Policy as it is stored. Never throws. */
export function examined(policy: JsonObject, surroundings: Surroundings): Examined {
  const said = findingsOf(policy, surroundings);
  const of = (rules: ReadonlySet<string>) => said.filter(({ rule }) => rules.has(rule.slice(rule.indexOf("/") + 1)));
  const [broken, unread, uncovered] = [
    of(new Set(["expressions-compile", "expressions-evaluate"])),
    of(readability),
    of(coverage),
  ];
  const reach = of(new Set(["rules-reach"]));
  const dead = matchesNothing(policy, reach) ? reach : [];
  // What `expressionWarnings` says does not keep it from being ready.
  const [untyped, tried] = [of(new Set(["fields-exist"])), of(new Set(["expressions-tried"]))];
  const others = said.filter(
    (one) => ![broken, unread, uncovered, reach, untyped, tried].some((list) => list.includes(one)),
  );
  const unasked = unaskedFault(policy, surroundings);
  const fault = (reason: Fault["reason"], found: readonly Finding[]): readonly Fault[] =>
    found.length === 0 ? [] : [{ reason, message: found.map(line).join("; ") }];
  return {
    faults: [
      ...fault("NotCompiled", broken),
      ...fault("Invalid", others),
      ...fault("MatchesNothing", dead),
      ...fault("NotReadable", unread),
      ...(unasked === undefined ? [] : [{ reason: "NoEnforcementPoint" as const, message: unasked }]),
    ],
    ...typesOf(policy, surroundings, tried),
    notCovered: notCoveredBy(policy, surroundings).slice(0, most),
    notes: dead.length > 0 ? [] : reach.map(line).slice(0, mostNotes),
  };
}

const mostNotes = 5;
const rulesPath = "spec.matchConstraints.resourceRules";

/** Whether what is said of its reach is about all of it, and not about some of its rules. */
function matchesNothing(policy: JsonObject, reach: readonly Finding[]): boolean {
  const places = new Set(reach.map(({ path }) => formatPath(path)));
  if ([...places].some((place) => !place.startsWith(rulesPath))) return true;
  const rules = objectsAt(objectAt(objectAt(policy, "spec"), "matchConstraints"), "resourceRules");
  return (
    rules.length > 0 &&
    rules.every((rule, index) => {
      const at = `${rulesPath}[${index}]`;
      return places.has(at) || textsAt(rule, "resources").every((_, one) => places.has(`${at}.resources[${one}]`));
    })
  );
}

/** What the built-in rules say of it today, with the settings of today: nobody is asked what its author may do. */
function findingsOf(policy: JsonObject, { settings, host }: Surroundings): readonly Finding[] {
  const metadata = objectAt(policy, "metadata");
  const review = {
    operation: "CREATE",
    kind: textAt(policy, "kind"),
    namespace: textAt(metadata, "namespace"),
    name: textAt(metadata, "name"),
    object: policy,
  } as const;
  const judgement = judge(review, { answers: { get: (_, ask) => unknown(ask) }, settings, host, expressions });
  // Every question is answered, so that there is a verdict.
  return "verdict" in judgement ? [...judgement.verdict.findings, ...judgement.verdict.warnings] : [];
}

function unknown(ask: Ask) {
  return ask.verb === "access" ? authorUnknown(ask) : ({ state: "unknown", reason: "nobody asks" } as const);
}

/** What the schemas of the kinds that it names say of its expressions; of those at other points nothing is known. */
function typesOf(
  policy: JsonObject,
  { kindOf }: Surroundings,
  tried: readonly Finding[],
): Pick<Examined, "expressionWarnings" | "cost"> {
  const spec = objectAt(policy, "spec");
  const at = textsAt(spec, "at");
  const kinds = at.every((point) => point === "Admission")
    ? namedResources(anyVersionOfOurs(policy)).flatMap((one) => ownKind(one) ?? kindOf?.(one) ?? [])
    : [];
  const named = namedParams(policy);
  const params = named && kindOf?.(named);
  const besides: Besides = {
    extra: variablesAt(at),
    reads: objectsAt(spec, "reads").map((read) => textAt(read, "name")),
  };
  const atMost = costAtMost(policy, typedEnvironments(policy, kinds, params, besides));
  const warnings = typeWarnings(policy, kinds, params, besides);
  // One that does not fit its kinds need not be tried.
  const known = new Set(warnings.map(({ fieldRef }) => fieldRef));
  const trials = tried.map((one) => ({ fieldRef: formatPath(one.path), warning: sentence(one) }));
  return {
    expressionWarnings: [...warnings, ...trials.filter(({ fieldRef }) => !known.has(fieldRef))].slice(0, most),
    cost: { ...(atMost !== undefined && { atMost }), limit: policyBudget },
  };
}

const version = "v1alpha1";

/** Kinds of ours have one version: a rule for any of them means that. */
function anyVersionOfOurs(policy: JsonObject): JsonObject {
  const spec = objectAt(policy, "spec");
  const constraints = objectAt(spec, "matchConstraints");
  const resourceRules = objectsAt(constraints, "resourceRules").map((rule) => {
    const groups = textsAt(rule, "apiGroups");
    const all = groups.length > 0 && groups.every((group) => group.endsWith("bubustack.io"));
    return all && textsAt(rule, "apiVersions").includes("*") ? { ...rule, apiVersions: [version] } : rule;
  });
  return { ...policy, spec: { ...spec, matchConstraints: { ...constraints, resourceRules } } };
}
