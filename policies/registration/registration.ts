import type { Operation } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { judged } from "./judged.ts";
import { changes, gatesChange } from "./match-conditions.ts";
import { configurationNames } from "./names.ts";
import { webhookPaths } from "./paths.ts";
import type { PolicyEntries, PolicyEntry } from "./policy-entries.ts";

/** What has to be known of a kind to register for it. */
type RegisteredKind = Pick<Kind, "group" | "version" | "kind" | "plural">;

/** Where the API server finds the webhook server: a base URL, or a Service. */
export type Target =
  | { readonly url: string }
  | { readonly service: { readonly namespace: string; readonly name: string; readonly port?: number } };

export interface RegistrationInput {
  readonly kinds: readonly RegisteredKind[];
  readonly target: Target;
  /** Base64 of the PEM of all authorities whose certificates are served. Absent in the chart: the registrar applies it. */
  readonly caBundle?: string;
  /** Our Namespace: when it goes, the configurations go with it. */
  readonly owner?: { readonly name: string; readonly uid: string };
  /** Entries of policies; default none. */
  readonly policies?: PolicyEntries;
}

/** What every entry says. */
type Called = Pick<PolicyEntry, "name" | "path" | "failurePolicy" | "timeoutSeconds">;

interface Entry extends Called {
  readonly operations: readonly Operation[];
  readonly matchConditions?: readonly JsonObject[];
}

const writes: readonly Operation[] = ["CREATE", "UPDATE"];
const ownMutate: Entry = { ...entry("own-mutate", webhookPaths.mutate, writes, "Fail", 5), matchConditions: [changes] };
const ownValidate: Entry = {
  ...entry("own-validate", webhookPaths.validate, writes, "Fail", 5),
  matchConditions: [changes],
};
const gateStamp: Entry = {
  ...entry("gate-stamp", webhookPaths.stampGates, ["UPDATE"], "Fail", 3),
  matchConditions: [gatesChange],
};
const ownStatus: Entry = entry("own-status", webhookPaths.validateStatus, ["UPDATE"], "Ignore", 3);
const ownDelete: Entry = entry("own-delete", webhookPaths.validateDelete, ["DELETE"], "Ignore", 3);

function entry(
  name: string,
  path: string,
  operations: readonly Operation[],
  failurePolicy: Entry["failurePolicy"],
  timeoutSeconds: number,
): Entry {
  return { name: `${name}.bubustack.io`, path, operations, failurePolicy, timeoutSeconds };
}

/**
 * The webhook configurations of our own kinds, as objects to apply. Writes of a status and deletions are registered for
 * the kinds that have rules about them.
 */
export function registration(input: RegistrationInput): readonly [mutating: JsonObject, validating: JsonObject] {
  const { kinds, policies = { mutating: [], validating: [] } } = input;
  const all = rulesOf(kinds, writes);
  const status = rulesOf(judgedOf(kinds, "status"), ownStatus.operations, "/status");
  const deletion = rulesOf(judgedOf(kinds, "deletion"), ownDelete.operations);
  const stamps = rulesOf(judgedOf(kinds, "stamps"), gateStamp.operations, "/status");
  const again = { reinvocationPolicy: "IfNeeded" };
  return [
    configuration(input, "MutatingWebhookConfiguration", configurationNames.mutating, [
      { ...webhookOf(input, ownMutate, all), ...again },
      ...(stamps.length > 0 ? [{ ...webhookOf(input, gateStamp, stamps), ...again }] : []),
      ...policies.mutating.map((one) => policyWebhook(input, one)),
    ]),
    configuration(input, "ValidatingWebhookConfiguration", configurationNames.validating, [
      webhookOf(input, ownValidate, all),
      ...(status.length > 0 ? [webhookOf(input, ownStatus, status)] : []),
      ...(deletion.length > 0 ? [webhookOf(input, ownDelete, deletion)] : []),
      ...policies.validating.map((one) => policyWebhook(input, one)),
    ]),
  ];
}

/** The kinds that have rules about their status, what is stamped in it, or deletion. */
function judgedOf(kinds: readonly RegisteredKind[], what: keyof typeof judged): readonly RegisteredKind[] {
  const names = new Set<string>(judged[what]);
  return kinds.filter(({ kind }) => names.has(kind));
}

function configuration(
  { owner }: RegistrationInput,
  kind: string,
  name: string,
  webhooks: readonly JsonObject[],
): JsonObject {
  const ownerReferences = owner && [{ apiVersion: "v1", kind: "Namespace", name: owner.name, uid: owner.uid }];
  const metadata = { name, ...(ownerReferences && { ownerReferences }) };
  return { apiVersion: "admissionregistration.k8s.io/v1", kind, metadata, webhooks };
}

function webhookOf(
  input: RegistrationInput,
  { name, path, failurePolicy, timeoutSeconds, matchConditions }: Called & Pick<Entry, "matchConditions">,
  rules: readonly JsonObject[],
): JsonObject {
  return {
    name,
    clientConfig: clientConfig(input, path),
    rules,
    failurePolicy,
    timeoutSeconds,
    matchPolicy: "Equivalent",
    sideEffects: "NoneOnDryRun",
    admissionReviewVersions: ["v1"],
    ...(matchConditions !== undefined && { matchConditions }),
  };
}

function policyWebhook(input: RegistrationInput, entry: PolicyEntry): JsonObject {
  const { rules, namespaceSelector, objectSelector, reinvocationPolicy } = entry;
  const again = reinvocationPolicy !== undefined && { reinvocationPolicy };
  const selected = objectSelector !== undefined && { objectSelector };
  return { ...webhookOf(input, entry, rules), namespaceSelector, ...selected, ...again };
}

function clientConfig({ target, caBundle }: RegistrationInput, path: string): JsonObject {
  const where =
    "url" in target
      ? { url: `${target.url.replace(/\/+$/, "")}${path}` }
      : { service: { port: 443, ...target.service, path } };
  return { ...where, ...(caBundle !== undefined && { caBundle }) };
}

/** One rule per group and version, for the objects themselves or for a subresource of theirs. */
function rulesOf(
  kinds: readonly RegisteredKind[],
  operations: readonly Operation[],
  subresource = "",
): readonly JsonObject[] {
  const groups = Map.groupBy(kinds, ({ group, version }) => `${group}/${version}`);
  return [...groups.values()].flatMap((members) =>
    members.slice(0, 1).map(({ group, version }) => ({
      apiGroups: [group],
      apiVersions: [version],
      operations,
      resources: members.map(({ plural }) => `${plural}${subresource}`),
      scope: "*",
    })),
  );
}
