/** Answers what policies want to know about the world around an existing object: each question once a while. */
import type { JsonObject } from "@bubustack/api/json";
import type { Found, Lookup, ParamLookup, ReadLookup } from "@bubustack/policies/admission/world";
import { lookupKey } from "@bubustack/policies/admission/world";
import { selected } from "@bubustack/policies/policy/selected";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { Cache, KubeClient } from "@bubustack/runtime/kube/types";
import type { Looker } from "./engine.ts";
import { noRequest } from "./engine.ts";
import type { Subject } from "./subjects.ts";

export interface LookConfig {
  readonly client: KubeClient;
  readonly namespaces: Pick<Cache, "get">;
  /** Kinds that policies may read. */
  readonly readable: readonly Subject[];
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
}

/** How long an answer holds, in milliseconds; how many are kept; how many objects of one kind are looked at for one question. */
export const bounds = { ms: 30_000, answers: 1_000, objects: 5_000, page: 500 } as const;

export function lookerOf(config: LookConfig): Looker {
  const { clock } = config;
  const known = new Map<string, { readonly found: Promise<Found>; readonly until: number }>();
  return {
    atHand: (lookup) => atOnce(config, lookup),
    async fetch(lookup) {
      const key = lookupKey(lookup);
      const kept = known.get(key);
      if (kept !== undefined && kept.until > clock()) return kept.found;
      const found = live(config, lookup).catch((): Found => failed("the API server gave no answer"));
      known.delete(key);
      known.set(key, { found, until: clock() + bounds.ms });
      const [oldest] = known.keys();
      if (known.size > bounds.answers && oldest !== undefined) known.delete(oldest);
      return found;
    },
  };
}

function atOnce({ namespaces, readable }: LookConfig, lookup: Lookup): Found | undefined {
  if (lookup.ask === "access") return { state: "unknown", reason: noRequest };
  if (lookup.ask === "namespace") {
    const object = namespaces.get("", lookup.name);
    return object === undefined ? { state: "absent" } : { state: "objects", objects: [object] };
  }
  const kind = kindOf(readable, lookup);
  if (kind === undefined)
    return failed(
      `${lookup.kind} of ${lookup.apiVersion} cannot be read by policies here; have it added to the setting policy.readable`,
    );
  if (lookup.ask === "paramKind") return { state: "kind", namespaced: kind.namespaced };
  if (kind.namespaces !== undefined && !kind.namespaces.includes(lookup.namespace))
    return failed(
      lookup.namespace === ""
        ? `${lookup.kind} is not readable in all namespaces; see the setting policy.readable`
        : `${lookup.kind} is not readable in namespace "${lookup.namespace}"; see the setting policy.readable`,
    );
  return undefined;
}

async function live({ client, readable }: LookConfig, lookup: Lookup): Promise<Found> {
  if (lookup.ask !== "params" && lookup.ask !== "reads") return { state: "absent" };
  const kind = kindOf(readable, lookup);
  if (kind === undefined) return { state: "absent" };
  const objects = await objectsOf(client, kind, lookup);
  return objects === undefined
    ? failed(`there are more than ${bounds.objects} ${kind.resource}`)
    : selected(objects, lookup);
}

function kindOf(readable: readonly Subject[], of: { readonly apiVersion: string; readonly kind: string }) {
  return readable.find(({ group, version, kind }) => {
    return kind === of.kind && (group === "" ? version : `${group}/${version}`) === of.apiVersion;
  });
}

/** The objects among which a question selects; undefined where there are too many. */
async function objectsOf(client: KubeClient, kind: Subject, { namespace, name, apiVersion }: ParamLookup | ReadLookup) {
  const place = kind.namespaced && namespace !== "" ? { namespace } : {};
  const named = name === undefined ? {} : { fieldSelector: `metadata.name=${name}` };
  const objects: JsonObject[] = [];
  let token: string | undefined;
  do {
    const query = { ...named, limit: String(bounds.page), continue: token };
    const page: JsonObject = await client.request("GET", resourcePath(kind, place), { query });
    const items = Array.isArray(page.items) ? (page.items as readonly JsonObject[]) : [];
    for (const item of items) objects.push({ apiVersion, kind: kind.kind, ...item });
    if (objects.length > bounds.objects) return undefined;
    const { continue: next } = (page.metadata ?? {}) as { readonly continue?: string };
    token = next === "" ? undefined : next;
  } while (token !== undefined);
  return objects;
}

function failed(reason: string): Found {
  return { state: "failed", reason };
}
