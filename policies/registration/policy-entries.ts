/** The webhook entries of policies: made of the ClusterPolicies that there are, and of what the installation says. */
import type { JsonObject } from "@bubustack/api/json";
import { isList } from "@bubustack/api/json";
import { listAt, objectAt, textAt, textsAt } from "../fields.ts";
import { kubernetesNamespaces } from "../never-matched.ts";
import { isForReviews } from "../policy/reviewed.ts";
import type { PolicySettings } from "../policy-settings.ts";
import { partsFor } from "./parts.ts";
import { webhookPaths } from "./paths.ts";
import type { Pushed } from "./pushed.ts";
import { pushedOf } from "./pushed.ts";

/** An entry without what leads to the webhooks. */
export interface PolicyEntry {
  readonly name: string;
  readonly path: string;
  readonly failurePolicy: "Fail" | "Ignore";
  readonly timeoutSeconds: number;
  readonly rules: readonly JsonObject[];
  readonly namespaceSelector: JsonObject;
  /** Default: all objects. */
  readonly objectSelector?: JsonObject;
  /** All of them hold for what is asked about. Default: none. */
  readonly matchConditions?: readonly JsonObject[];
  readonly reinvocationPolicy?: "IfNeeded" | "Never";
}

export interface PolicyEntries {
  readonly mutating: readonly PolicyEntry[];
  readonly validating: readonly PolicyEntry[];
}

export interface PolicyEntriesInput {
  /** ClusterPolicies. */
  readonly policies: readonly JsonObject[];
  readonly settings: PolicySettings;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
}

/** What the names of these entries begin with, and no others. */
export const policyEntryPrefix = "policy-";

const timeoutSeconds = 5;

/**
 * The entries for each failure policy, without those that would be asked nothing: one, and more only where policies name different versions of a
 * resource.
 */
export function policyEntries({ policies, settings, platformNamespaces }: PolicyEntriesInput): PolicyEntries {
  const asked = policies.filter(isAsked);
  const outside = outsideOf([...platformNamespaces, ...settings.systemNamespaces]);
  const entries = (
    failurePolicy: "Fail" | "Ignore",
    path: string,
    of: readonly JsonObject[],
    more: (of: readonly JsonObject[]) => Partial<PolicyEntry>,
  ) =>
    partsFor(of.filter(isOf(failurePolicy)), settings, path === webhookPaths.policyFail).map(
      (part, at): PolicyEntry => ({
        name: `${policyEntryPrefix}${failurePolicy.toLowerCase()}${at === 0 ? "" : `-${at + 1}`}.bubustack.io`,
        path,
        failurePolicy,
        timeoutSeconds,
        rules: part.rules,
        ...selecting(outside, part.open ? {} : pushedOf(part.policies, failurePolicy)),
        ...more(part.policies),
      }),
    );
  const [changing, judging] = [asked.filter(isChanging), asked.filter(isJudging)];
  const again = (of: readonly JsonObject[]) =>
    ({ reinvocationPolicy: of.some(isAgain) ? "IfNeeded" : "Never" }) as const;
  return {
    mutating: [
      ...entries("Fail", webhookPaths.policyMutateFail, changing, again),
      ...entries("Ignore", webhookPaths.policyMutateIgnore, changing, again),
    ],
    validating: [
      ...entries("Fail", webhookPaths.policyFail, judging, () => ({})),
      ...entries("Ignore", webhookPaths.policyIgnore, judging, () => ({})),
    ],
  };
}

/** The paths at which webhooks are asked about a ClusterPolicy; absent where they need not be. */
export function pathsOf(policy: JsonObject): { readonly mutating?: string; readonly validating?: string } {
  if (!isAsked(policy)) return {};
  const fails = isOf("Fail")(policy);
  return {
    ...(isChanging(policy) && { mutating: fails ? webhookPaths.policyMutateFail : webhookPaths.policyMutateIgnore }),
    ...(isJudging(policy) && { validating: fails ? webhookPaths.policyFail : webhookPaths.policyIgnore }),
  };
}

function isOf(failurePolicy: "Fail" | "Ignore") {
  return (policy: JsonObject): boolean =>
    (textAt(objectAt(policy, "spec"), "failurePolicy") === "Ignore") === (failurePolicy === "Ignore");
}

/** What all policies of the entry select, and never a namespace in which none is asked. */
function selecting(outside: JsonObject, { namespaceSelector = {}, ...pushed }: Pushed) {
  const { matchExpressions = [], ...labels } = namespaceSelector;
  const expressions = [...listAt(outside, "matchExpressions"), ...(isList(matchExpressions) ? matchExpressions : [])];
  return { ...pushed, namespaceSelector: { ...labels, matchExpressions: expressions } };
}

function isAsked(policy: JsonObject): boolean {
  return isForReviews(textsAt(objectAt(policy, "spec"), "at"));
}

function isChanging(policy: JsonObject): boolean {
  return has(policy, "mutations");
}

function isJudging(policy: JsonObject): boolean {
  return has(policy, "validations") || has(policy, "auditAnnotations");
}

function has(policy: JsonObject, field: string): boolean {
  return listAt(objectAt(policy, "spec"), field).length > 0;
}

function isAgain(policy: JsonObject): boolean {
  return textAt(objectAt(policy, "spec"), "reinvocationPolicy") === "IfNeeded";
}

/** The label that holds the name of a namespace. */
export const namespaceLabel = "kubernetes.io/metadata.name";

function outsideOf(namespaces: readonly string[]): JsonObject {
  const values = [...new Set([...kubernetesNamespaces, ...namespaces])].toSorted();
  return { matchExpressions: [{ key: namespaceLabel, operator: "NotIn", values }] };
}
