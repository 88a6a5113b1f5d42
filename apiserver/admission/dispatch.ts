/** Mutating webhooks one after the other, validating webhooks at once, as the stored configurations say. */
import type { AdmissionResponse } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { PatchOperation } from "@bubustack/policies/merge/json-patch";
import { applyPatch } from "@bubustack/policies/merge/json-patch";
import {
  mutatingWebhookConfigurations,
  validatingWebhookConfigurations,
  webhooksOf,
} from "../resources/builtin/webhooks.ts";
import { at, keyOf, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { labelsOf } from "../selectors/labels.ts";
import type { Server } from "../server.ts";
import { badRequest, internal } from "../status.ts";
import type { Admission, Attributes } from "./attributes.ts";
import type { NamespaceLabels } from "./match.ts";
import { matches } from "./match.ts";
import { reviewOf } from "./request.ts";
import { BadResponse, denial, readResponse } from "./response.ts";
import type { ResolveService } from "./transport.ts";
import { CallFailed, createTransport } from "./transport.ts";

type Verdict = AdmissionResponse & { readonly operations?: readonly PatchOperation[] };

/** Admission by the webhook configurations in the server's own store. */
export function webhookAdmission(server: () => Server, resolve?: ResolveService): Admission {
  const transport = createTransport(resolve);

  async function ask(
    webhook: JsonObject,
    attributes: Attributes,
    object: JsonObject | undefined,
    mutating: boolean,
  ): Promise<Verdict | undefined> {
    const name = textAt(webhook, "name");
    refuseDryRun(webhook, attributes);
    const uid = server().uuid();
    const seconds = at(webhook, "timeoutSeconds");
    const body = JSON.stringify(reviewOf(uid, attributes, object));
    try {
      const timeoutMs = (typeof seconds === "number" ? seconds : 10) * 1000;
      const answer = await transport.call(webhook, body, timeoutMs, attributes.signal).catch((error: unknown) => {
        throw error instanceof CallFailed ? new CallFailed(`failed to call webhook: ${error.message}`) : error;
      });
      const verdict = readResponse(answer as Json, uid, mutating);
      record(verdict, name, attributes);
      return verdict;
    } catch (error) {
      return failed(error, webhook, name);
    }
  }

  /** A call that failed: an error, or nothing where the policy is to ignore it. */
  function failed(error: unknown, webhook: JsonObject, name: string): undefined {
    const why =
      error instanceof CallFailed
        ? error.message
        : error instanceof BadResponse
          ? `received invalid webhook response: ${error.message}`
          : "the call ended unexpectedly";
    const message = `failed calling webhook "${name}": ${why}`;
    server().log(message);
    if (textAt(webhook, "failurePolicy") === "Ignore") return undefined;
    throw internal(message);
  }

  function record(verdict: Verdict, name: string, { warnings }: Attributes): void {
    for (const warning of verdict.warnings ?? []) warnings.add(warning);
    const annotations = Object.entries(verdict.auditAnnotations ?? {});
    if (annotations.length === 0) return;
    const shown = annotations.map(
      ([key, value]) => `${name}/${key}=${JSON.stringify(value.slice(0, 200).toWellFormed())}`,
    );
    server().log(`audit annotations: ${shown.join(" ").slice(0, 1000).toWellFormed()}`);
  }

  const wanting = (kind: Resource, attributes: Attributes) => {
    const labels = namespaceLabelsOf(server());
    return configured(server(), kind).filter((webhook) => matches(webhook, attributes, labels));
  };

  return {
    mutate: (attributes, complete) =>
      mutate(attributes, complete, configured(server(), mutatingWebhookConfigurations), ask, () =>
        namespaceLabelsOf(server()),
      ),
    validate: async (attributes) => {
      const webhooks = wanting(validatingWebhookConfigurations, attributes);
      const verdicts = await Promise.allSettled(
        webhooks.map(async (webhook) => {
          const verdict = await ask(webhook, attributes, attributes.object, false);
          if (verdict?.allowed === false) throw denial(textAt(webhook, "name"), verdict.status);
        }),
      );
      const refused = verdicts.find((verdict) => verdict.status === "rejected");
      if (refused !== undefined) throw refused.reason;
    },
    close: () => transport.close(),
  };
}

type Ask = (
  webhook: JsonObject,
  attributes: Attributes,
  object: JsonObject | undefined,
  mutating: boolean,
) => Promise<Verdict | undefined>;

/** One round in order; then, once, those again that ask for it and came before a later change. */
async function mutate(
  attributes: Attributes,
  complete: (object: JsonObject) => JsonObject,
  webhooks: readonly JsonObject[],
  ask: Ask,
  labels: () => NamespaceLabels,
): Promise<JsonObject | undefined> {
  let object = attributes.object;
  const again = new Set<JsonObject>();
  const called = new Set<JsonObject>();
  const run = async (webhook: JsonObject) => {
    const current = object === undefined ? attributes : { ...attributes, object };
    if (!matches(webhook, current, labels())) return;
    const verdict = await ask(webhook, current, object, true);
    if (verdict === undefined) return;
    if (!verdict.allowed) throw denial(textAt(webhook, "name"), verdict.status);
    const next = patched(webhook, object, verdict.operations);
    if (next !== undefined && object !== undefined && !equal(next, object)) {
      object = complete(next);
      for (const earlier of called) again.add(earlier);
    }
    if (textAt(webhook, "reinvocationPolicy") === "IfNeeded") called.add(webhook);
  };
  for (const webhook of webhooks) await run(webhook);
  for (const webhook of webhooks.filter((candidate) => again.has(candidate))) await run(webhook);
  return object;
}

function patched(
  webhook: JsonObject,
  object: JsonObject | undefined,
  operations: readonly PatchOperation[] | undefined,
): JsonObject | undefined {
  if (operations === undefined || operations.length === 0) return undefined;
  const name = textAt(webhook, "name");
  if (object === undefined) {
    throw internal(
      `admission webhook "${name}" attempted to modify the object, which is not supported for this operation`,
    );
  }
  const result = applyPatch(object, operations);
  if ("problem" in result)
    throw internal(`the patch of admission webhook "${name}" cannot be applied: ${result.problem}`);
  if (!isObject(result.document)) throw internal(`the patch of admission webhook "${name}" leaves no object`);
  return result.document;
}

function refuseDryRun(webhook: JsonObject, { dryRun }: Attributes): void {
  const effects = textAt(webhook, "sideEffects");
  if (!dryRun || effects === "None" || effects === "NoneOnDryRun") return;
  throw badRequest(`admission webhook "${textAt(webhook, "name")}" does not support dry run`);
}

/** All webhooks of a kind of configuration, by name of the configuration and then in their order. */
function configured(server: Server, kind: Resource): readonly JsonObject[] {
  return [...server.store.collection(kind).values()]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap((entry) => webhooksOf(entry.object));
}

function namespaceLabelsOf(server: Server): NamespaceLabels {
  return ({ resource, namespace, object, oldObject }) => {
    if (resource.group === "" && resource.resource === "namespaces") {
      const itself = object ?? oldObject;
      return itself === undefined ? undefined : labelsOf(itself);
    }
    if (namespace === "") return undefined;
    const found = server.store.collection({ group: "", resource: "namespaces" }).get(keyOf("", namespace));
    return found === undefined ? {} : labelsOf(found.object);
  };
}
