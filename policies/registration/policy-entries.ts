/** The webhook entries of policies: made of the ClusterPolicies that there are, and of what the installation says. */
import type { JsonObject } from "@bubustack/api/json";
import { listAt, objectAt, textAt, textsAt } from "../fields.ts";
import { kubernetesNamespaces } from "../never-matched.ts";
import type { PolicySettings } from "../policy-settings.ts";
import { rulesFor, rulesForNamespaces } from "./asked.ts";
import { webhookPaths } from "./paths.ts";

/** An entry without what leads to the webhooks. */
export interface PolicyEntry {
  readonly name: string;
  readonly path: string;
  readonly failurePolicy: "Fail" | "Ignore";
  readonly timeoutSeconds: number;
  readonly rules: readonly JsonObject[];
  readonly namespaceSelector: JsonObject;
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

/** One entry for each failure policy, without those that would be asked nothing. */
export function policyEntries({ policies, settings, platformNamespaces }: PolicyEntriesInput): PolicyEntries {
  const asked = policies.filter(isAskedAtAdmission);
  const namespaceSelector = outsideOf([...platformNamespaces, ...settings.systemNamespaces]);
  const entry = (failurePolicy: "Fail" | "Ignore", path: string, rules: readonly JsonObject[]): PolicyEntry => ({
    name: `${policyEntryPrefix}${failurePolicy.toLowerCase()}.bubustack.io`,
    path,
    failurePolicy,
    timeoutSeconds,
    rules,
    namespaceSelector,
  });
  const failing = (one: JsonObject) => textAt(objectAt(one, "spec"), "failurePolicy") !== "Ignore";
  const changing = asked.filter((one) => has(one, "mutations"));
  const judging = asked.filter((one) => has(one, "validations") || has(one, "auditAnnotations"));
  const mutating = [
    [
      entry("Fail", webhookPaths.policyMutateFail, rulesFor(changing.filter(failing), settings)),
      changing.filter(failing),
    ],
    [
      entry(
        "Ignore",
        webhookPaths.policyMutateIgnore,
        rulesFor(
          changing.filter((one) => !failing(one)),
          settings,
        ),
      ),
      changing.filter((one) => !failing(one)),
    ],
  ] as const;
  const constant = rulesForNamespaces(settings);
  const validating = [
    entry("Fail", webhookPaths.policyFail, [...rulesFor(judging.filter(failing), settings), ...constant]),
    entry(
      "Ignore",
      webhookPaths.policyIgnore,
      rulesFor(
        judging.filter((one) => !failing(one)),
        settings,
      ),
    ),
  ];
  return {
    mutating: mutating
      .filter(([{ rules }]) => rules.length > 0)
      .map(([one, of]) => ({ ...one, reinvocationPolicy: of.some(isAgain) ? "IfNeeded" : "Never" })),
    validating: validating.filter(({ rules }) => rules.length > 0),
  };
}

function isAskedAtAdmission(policy: JsonObject): boolean {
  const at = textsAt(objectAt(policy, "spec"), "at");
  return at.length === 0 || at.includes("Admission");
}

function has(policy: JsonObject, field: string): boolean {
  return listAt(objectAt(policy, "spec"), field).length > 0;
}

function isAgain(policy: JsonObject): boolean {
  return textAt(objectAt(policy, "spec"), "reinvocationPolicy") === "IfNeeded";
}

function outsideOf(namespaces: readonly string[]): JsonObject {
  const values = [...new Set([...kubernetesNamespaces, ...namespaces])].toSorted();
  return { matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "NotIn", values }] };
}
