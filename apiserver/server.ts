import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Admission } from "./admission/attributes.ts";
import { CallFailed } from "./admission/transport.ts";
import type { SigningKey } from "./authn/accounts/signing-key.ts";
import { newSigningKey, signingKey } from "./authn/accounts/signing-key.ts";
import type { KnownToken } from "./authn/known-token.ts";
import { knownTokens } from "./authn/known-token.ts";
import type { TokenUser } from "./authn/tokens.ts";
import type { ConversionCall } from "./conversion/convert.ts";
import { builtins } from "./resources/builtin/all.ts";
import { customResourceDefinitions } from "./resources/builtin/definitions.ts";
import { at, textAt } from "./resources/object.ts";
import { Registry } from "./resources/registry.ts";
import { groupVersion } from "./resources/resource.ts";
import type { Window } from "./storage/collection.ts";
import type { Journal } from "./storage/journal.ts";
import type { Written } from "./storage/store.ts";
import { Store } from "./storage/store.ts";
import type { Log } from "./workloads/log.ts";

/** What the server takes from outside. */
export interface Ports {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly uuid: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** One line about what happened; no payloads. Default: none. */
  readonly log?: (line: string) => void;
}

/** The parts that every handler works with. */
export interface Server {
  readonly store: Store;
  readonly registry: Registry;
  readonly admission: Admission;
  readonly conversionCall: ConversionCall;
  readonly now: () => number;
  readonly uuid: () => string;
  readonly random: () => number;
  readonly log: (line: string) => void;
  readonly gitVersion: string;
  /** Signs the tokens of ServiceAccounts. */
  readonly accountKey: SigningKey;
  readonly knownToken: KnownToken;
  /** What a container of the pod under a key has written; undefined where it has not been started. */
  readonly logs: (key: string, container: string, previous: boolean) => Log | undefined;
}

/** What a server is made of besides its ports. */
export interface Making {
  readonly admission: (server: () => Server) => Admission;
  readonly gitVersion: string;
  readonly window?: Window;
  /** Where objects are kept; default: nowhere. */
  readonly journal?: Journal;
  readonly tokens?: readonly TokenUser[];
  /** Asks conversion webhooks. Default: none can be asked. */
  readonly conversionCall?: ConversionCall;
  /** Default: no pod is run. */
  readonly logs?: Server["logs"];
}

/** The time as the API writes it: RFC 3339 in whole seconds. */
export function timestamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

const none: ConversionCall = async () => {
  throw new CallFailed("this server asks no webhooks");
};

export function createServer(
  ports: Ports,
  { admission, gitVersion, window, journal, tokens = [], logs = () => undefined, conversionCall = none }: Making,
): Server {
  const registry = new Registry(builtins);
  const store = new Store(window, journal);
  for (const { group, resource } of builtins) {
    store.collection({ group, resource }).type();
    selectBy(registry, store, group, resource);
  }
  for (const { object } of store.collection(customResourceDefinitions).values()) {
    registry.define(object);
    selectBy(registry, store, textAt(object, "spec", "group"), textAt(object, "spec", "names", "plural"));
  }
  store.observe((written) => followDefinitions(registry, store, written));
  const accountKey = signingKey(journal?.text("service-account-key", newSigningKey));
  const server: Server = {
    store,
    registry,
    admission: admission(() => server),
    conversionCall,
    now: ports.now,
    uuid: ports.uuid,
    random: ports.random,
    log: ports.log ?? (() => {}),
    gitVersion,
    accountKey,
    logs,
    knownToken: knownTokens(tokens, { key: accountKey, store, now: ports.now }),
  };
  return server;
}

/** Serves a definition from the moment in which it is stored. */
function followDefinitions(registry: Registry, store: Store, { resource, before, after }: Written): void {
  if (resource.resource !== customResourceDefinitions.resource || resource.group !== customResourceDefinitions.group)
    return;
  if (after === undefined) {
    registry.undefine(textAt(before?.object, "metadata", "name"));
    return;
  }
  if (before !== undefined && equal(at(before.object, "spec"), at(after.object, "spec"))) return;
  registry.define(after.object);
  selectBy(registry, store, textAt(after.object, "spec", "group"), textAt(after.object, "spec", "names", "plural"));
  if (before !== undefined) restate(registry, store, after.object);
}

/** Keeps at hand what objects of a resource can be selected by, in any of its versions. */
function selectBy(registry: Registry, store: Store, group: string, resource: string): void {
  const versions = registry.all().filter((r) => r.group === group && r.resource === resource);
  const fields = new Set(versions.flatMap(({ selectableFields }) => selectableFields));
  store.collection({ group, resource }).selectBy([...fields], store.version);
}

/** New defaults show in what was stored before, without a new version: as if they were filled in on every read. */
function restate(registry: Registry, store: Store, crd: JsonObject): void {
  const resource = registry.stored(textAt(crd, "spec", "group"), textAt(crd, "spec", "names", "plural"));
  if (resource === undefined) return;
  const collection = store.collection(resource);
  for (const entry of [...collection.values()]) {
    // What is of another version gets the defaults of that one when it is converted.
    if (resource.conversion !== undefined && textAt(entry.outline, "apiVersion") !== groupVersion(resource)) continue;
    const object = resource.compiled().defaults(entry.object);
    if (object !== entry.object) collection.restate(entry, object as JsonObject);
  }
}
