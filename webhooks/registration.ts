import type { Operation } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { JudgedKind } from "./kind-table.ts";
import { webhookPaths } from "./routes.ts";

/** Where the API server finds the webhook server: a base URL, or a Service. */
export type Target =
  | { readonly url: string }
  | { readonly service: { readonly namespace: string; readonly name: string; readonly port?: number } };

export interface RegistrationInput {
  readonly kinds: readonly JudgedKind[];
  readonly target: Target;
  /** PEM of the CA that signs the serving certificate. Absent in the chart: the registrar applies it when ready. */
  readonly caPem?: string;
  /** Our Namespace: when it goes, the configurations go with it. */
  readonly owner?: { readonly name: string; readonly uid: string };
}

interface Entry {
  readonly name: string;
  readonly path: string;
  readonly operations: readonly Operation[];
  readonly failurePolicy: "Fail" | "Ignore";
  readonly timeoutSeconds: number;
}

const writes: readonly Operation[] = ["CREATE", "UPDATE"];
const ownMutate: Entry = entry("own-mutate", webhookPaths.mutate, writes, "Fail", 5);
const ownValidate: Entry = entry("own-validate", webhookPaths.validate, writes, "Fail", 5);
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

/** The webhook configurations of our own kinds, as objects to apply. */
export function registration(input: RegistrationInput): readonly [mutating: JsonObject, validating: JsonObject] {
  const mutating = { ...webhookOf(input, ownMutate), reinvocationPolicy: "IfNeeded" };
  return [
    configuration(input, "MutatingWebhookConfiguration", "bubustack-mutate", [mutating]),
    configuration(input, "ValidatingWebhookConfiguration", "bubustack-validate", [
      webhookOf(input, ownValidate),
      webhookOf(input, ownDelete),
    ]),
  ];
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
  { name, path, operations, failurePolicy, timeoutSeconds }: Entry,
): JsonObject {
  return {
    name,
    clientConfig: clientConfig(input, path),
    rules: rulesOf(input.kinds, operations),
    failurePolicy,
    timeoutSeconds,
    matchPolicy: "Equivalent",
    sideEffects: "NoneOnDryRun",
    admissionReviewVersions: ["v1"],
  };
}

function clientConfig({ target, caPem }: RegistrationInput, path: string): JsonObject {
  const where =
    "url" in target ? { url: new URL(path, target.url).href } : { service: { port: 443, ...target.service, path } };
  return { ...where, ...(caPem !== undefined && { caBundle: Buffer.from(caPem).toString("base64") }) };
}

/** One rule per group and version. The status subresource is not named: its guards are registered apart. */
function rulesOf(kinds: readonly JudgedKind[], operations: readonly Operation[]): readonly JsonObject[] {
  const groups = Map.groupBy(kinds, ({ group, version }) => `${group}/${version}`);
  return [...groups.values()].flatMap((members) =>
    members.slice(0, 1).map(({ group, version }) => ({
      apiGroups: [group],
      apiVersions: [version],
      operations,
      resources: members.map(({ plural }) => plural),
      scope: "*",
    })),
  );
}
