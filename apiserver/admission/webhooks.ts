/** Mutating webhooks one after the other, validating webhooks at once, as the stored configurations say. */
import type { AdmissionResponse } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import { isExemptFromWebhooks } from "@bubustack/policies/admission/exempt";
import type { Target, World } from "@bubustack/policies/admission/world";
import type { PatchOperation } from "@bubustack/policies/merge/json-patch";
import { applyPatch } from "@bubustack/policies/merge/json-patch";
import {
  mutatingWebhookConfigurations,
  validatingWebhookConfigurations,
  webhooksOf,
} from "../resources/builtin/webhooks.ts";
import { at, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { badRequest, forbidden, internal, notFound } from "../status.ts";
import type { Attributes } from "./attributes.ts";
import { noteAnnotations } from "./audit.ts";
import { cached } from "./cached.ts";
import { requestOf, reviewOf } from "./request.ts";
import { BadResponse, denial, readResponse } from "./response.ts";
import { backFrom, seenAs } from "./seen-as.ts";
import type { ClientCertificate, ResolveService } from "./transport.ts";
import { CallFailed, createTransport } from "./transport.ts";
import type { Webhook } from "./webhook.ts";
import { wants, webhookOf } from "./webhook.ts";
import { worldOf } from "./world.ts";

type Verdict = AdmissionResponse & { readonly operations?: readonly PatchOperation[] };

/** What one pass over the mutating webhooks leaves for the next one of the same request. */
export interface WebhookPass {
  readonly object: JsonObject | undefined;
  /** Webhooks that were asked and want to be asked again once something changes after them. */
  readonly ran: ReadonlySet<Webhook>;
  readonly again: ReadonlySet<Webhook>;
  readonly changed: boolean;
}

/** Asks the webhooks. Throws an ApiError when one refuses the request. */
export interface Webhooks {
  /** One pass in order; `before` is the first one, where this is the second: then only those are asked that are to be. */
  mutate(
    attributes: Attributes,
    complete: (object: JsonObject) => JsonObject,
    before?: WebhookPass,
  ): Promise<WebhookPass>;
  validate(attributes: Attributes): Promise<void>;
  /** Closes the connections to the webhooks. */
  close(): void;
}

/** The webhooks of the configurations in the server's own store. */
export function createWebhooks(server: () => Server, resolve?: ResolveService, client?: ClientCertificate): Webhooks {
  const transport = createTransport(resolve, client);
  const mutating = cached(server, [mutatingWebhookConfigurations], (of) =>
    configured(of, mutatingWebhookConfigurations),
  );
  const validating = cached(server, [validatingWebhookConfigurations], (of) =>
    configured(of, validatingWebhookConfigurations),
  );

  async function ask(
    { name, given }: Webhook,
    attributes: Attributes,
    object: JsonObject | undefined,
    target: Target,
    mutates: boolean,
  ): Promise<Verdict | undefined> {
    refuseDryRun(given, attributes);
    const uid = server().uuid();
    const seconds = at(given, "timeoutSeconds");
    const body = JSON.stringify(reviewOf(requestOf(attributes, object, uid, target)));
    try {
      const timeoutMs = (typeof seconds === "number" ? seconds : 10) * 1000;
      const answer = await transport.call(given, body, timeoutMs, attributes.signal).catch((error: unknown) => {
        throw error instanceof CallFailed ? new CallFailed(`failed to call webhook: ${error.message}`) : error;
      });
      const verdict = readResponse(answer as Json, uid, mutates);
      for (const warning of verdict.warnings ?? []) attributes.warnings.add(warning);
      noteAnnotations(server(), `${name}/`, verdict.auditAnnotations ?? {});
      return verdict;
    } catch (error) {
      return failed(error, given, name);
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

  const wanting = (webhook: Webhook, attributes: Attributes, world: World): Target | undefined => {
    const wanted = wants(webhook, requestOf(attributes, attributes.object), world);
    if (wanted.state !== "failed") return wanted.state === "yes" ? wanted.target : undefined;
    if (wanted.by === "selector") throw notFound({ group: "", resource: "namespaces" }, attributes.namespace);
    throw forbidden(attributes.resource, attributes.name, wanted.reason);
  };

  return {
    async mutate(attributes, complete, before) {
      const webhooks = isExemptFromWebhooks(attributes.resource) ? [] : mutating();
      const passing = new Passing(attributes.object, before);
      if (webhooks.length === 0) return passing;
      const world = worldOf(server(), attributes);
      for (const webhook of webhooks) {
        if (!passing.mayAsk(webhook)) continue;
        const { object } = passing;
        const current = object === undefined ? attributes : { ...attributes, object };
        const target = wanting(webhook, current, world);
        if (target === undefined) continue;
        const [seen, as] = await seenAs(server(), current, target, world);
        const verdict = await ask(webhook, seen, as, target, true);
        if (verdict !== undefined && !verdict.allowed) throw denial(webhook.name, verdict.status);
        const made = verdict && patched(webhook.name, as, verdict);
        if (made !== undefined) passing.take(await backFrom(server(), current, target, world, made), complete);
        passing.ranOnce(webhook);
      }
      return passing;
    },
    async validate(attributes) {
      const webhooks = isExemptFromWebhooks(attributes.resource) ? [] : validating();
      if (webhooks.length === 0) return;
      const world = worldOf(server(), attributes);
      const wanted = webhooks.flatMap((webhook) => {
        const target = wanting(webhook, attributes, world);
        return target === undefined ? [] : [{ webhook, target }];
      });
      const verdicts = await Promise.allSettled(
        wanted.map(async ({ webhook, target }) => {
          const [seen, as] = await seenAs(server(), attributes, target, world);
          const verdict = await ask(webhook, seen, as, target, false);
          if (verdict?.allowed === false) throw denial(webhook.name, verdict.status);
        }),
      );
      const refused = verdicts.find((verdict) => verdict.status === "rejected");
      if (refused !== undefined) throw refused.reason;
    },
    close: () => transport.close(),
  };
}

/** A pass over the mutating webhooks that is going on. */
class Passing implements WebhookPass {
  object: JsonObject | undefined;
  ran: Set<Webhook>;
  readonly again: Set<Webhook>;
  changed = false;
  readonly #second: boolean;

  constructor(object: JsonObject | undefined, before: WebhookPass | undefined) {
    this.object = object;
    this.#second = before !== undefined;
    this.ran = new Set(before?.ran);
    this.again = new Set(before?.again);
    if (before !== undefined && !equal(before.object, object)) this.#runAgain();
  }

  mayAsk(webhook: Webhook): boolean {
    return !this.#second || this.again.has(webhook);
  }

  /** Takes a webhook's change. */
  take(next: JsonObject | undefined, complete: (object: JsonObject) => JsonObject): void {
    if (next === undefined || equal(next, this.object)) return;
    this.object = complete(next);
    this.changed = true;
    this.#runAgain();
  }

  ranOnce(webhook: Webhook): void {
    if (textAt(webhook.given, "reinvocationPolicy") === "IfNeeded") this.ran.add(webhook);
  }

  #runAgain(): void {
    for (const webhook of this.ran) this.again.add(webhook);
    this.ran = new Set();
  }
}

/** What a webhook's patch makes of the object as it was shown. */
function patched(name: string, object: JsonObject | undefined, { operations }: Verdict): JsonObject | undefined {
  if (operations === undefined || operations.length === 0) return undefined;
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
function configured(server: Server, kind: Resource): readonly Webhook[] {
  return [...server.store.collection(kind).values()]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap((entry) => webhooksOf(entry.object))
    .map(webhookOf);
}
