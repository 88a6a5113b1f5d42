/**
 * Looks at all that exists by the policies that there are, and goes on with what changes: an object is judged when it changes, the
 * objects of a kind when a policy about it, an exception from one, or the labels of their namespace do.
 */
import type { JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Host } from "@bubustack/policies/host";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { keyOf, metadataOf } from "@bubustack/runtime/kube/object";
import type { Informer, KubeClient } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";
import { policiesOf, policyName } from "../exception/policies-of.ts";
import { followed } from "./dependencies.ts";
import type { Judge, Looker } from "./engine.ts";
import type { Feed } from "./feed.ts";
import { feed } from "./feed.ts";
import type { Figures } from "./figures.ts";
import type { Newspaper } from "./news.ts";
import type { Found, Results } from "./results.ts";
import type { Subject } from "./subjects.ts";
import { placesOf, scannable, subjectKey } from "./subjects.ts";

export interface ScanConfig {
  readonly client: KubeClient;
  readonly settings: PolicySettings;
  /** The namespace of the installation. */
  readonly namespace: string;
  /** ClusterPolicies, Policies and the exceptions from them. */
  readonly policies: readonly Informer[];
  readonly namespaces: Informer;
  readonly results: Results;
  readonly news: Newspaper;
  readonly figures: Pick<Figures, "judged" | "took">;
  readonly host: Host;
  readonly log: Log;
  readonly clock: () => number;
  readonly random: () => number;
  /** Hears each time that all there is has been looked at, as far as it can be read. */
  readonly onSettled?: () => void;
}

export interface Scan {
  /** Whether all there is has been looked at once, as far as it can be read. */
  settled(): boolean;
  stop(): Promise<void>;
}

/** Changes of policies that come within this many milliseconds are one. */
const gatherMs = 200;
/** Judging gives way to others after so many milliseconds. */
const sliceMs = 10;
const pageSize = 500;

interface Running {
  readonly subject: Subject;
  readonly places: readonly string[] | "all";
  readonly feeds: readonly Feed[];
  /** Feeds that have not shown all yet, and were not refused. */
  readonly open: Set<Feed>;
}

/** Begins at once, with informers that are complete. */
export function scan(config: ScanConfig): Scan {
  const { client, settings, results, news, figures, host, log, clock } = config;
  const all = scannable(settings);
  const running = new Map<string, Running>();
  let held = new Map<string, JsonObject>();
  let tools: { readonly judge: Judge; readonly looker: Looker; readonly kit: Kit } | undefined;
  let stopped = false;
  let taken = false;
  let timer: NodeJS.Timeout | undefined;
  let expiry: NodeJS.Timeout | undefined;
  let resumed = clock();

  const lookerWith = (kit: Kit) => kit.lookerOf({ client, namespaces: config.namespaces, readable: all, clock });
  const breathe = async () => {
    if (clock() - resumed < sliceMs) return;
    await new Promise((settle) => setImmediate(settle));
    resumed = clock();
  };
  const look = async (subject: Subject, object: JsonObject, counts: boolean, tells: boolean) => {
    const { judge, looker, kit } = tools ?? {};
    if (judge === undefined || looker === undefined || kit === undefined) return;
    const { namespace, name, uid } = metadataOf(object);
    const found: Found = {
      subject,
      namespace,
      name,
      uid,
      results: kit.resultsOf(await judge(kit.creationOf(subject, object), looker)),
    };
    const fresh = results.put(found, counts);
    if (tells) news.add(found, fresh);
    figures.judged(subject.kind);
    await breathe();
  };
  const settled = () => taken && [...running.values()].every((one) => one.open.size === 0);
  const over = (subject: Subject, one: Feed) => {
    running.get(subjectKey(subject))?.open.delete(one);
    if (settled()) config.onSettled?.();
  };
  const open = (subject: Subject, namespace: string | undefined): Feed => {
    let began = clock();
    let looked = false;
    let since = 0;
    const place = namespace === undefined ? {} : { namespace };
    const own: Feed = feed(
      { client, resource: subject, log, random: config.random, pageSize, ...place },
      {
        begin() {
          began = clock();
          since = results.begin(subject, namespace);
        },
        async page(objects) {
          // What was there before this replica began to look is no news.
          for (const object of objects) await look(subject, object, true, looked);
        },
        end() {
          results.end(subject, since, namespace);
          looked = true;
          figures.took(subject.kind, clock() - began);
          over(subject, own);
        },
        failed: () => over(subject, own),
        changed: (object, fresh) => look(subject, object, fresh, true),
        removed(object) {
          const { namespace: within, name } = metadataOf(object);
          results.remove(subject, within, name);
        },
      },
    );
    return own;
  };
  const close = async ({ feeds, subject }: Running) => {
    running.delete(subjectKey(subject));
    await Promise.all(feeds.map((one) => one.stop()));
    results.forget(subject);
  };

  /** Policies or exceptions have changed: what they are about is looked at again. */
  const take = async (again: ReadonlySet<string> = new Set()) => {
    const now = new Map(config.policies.flatMap((one) => one.values()).map((one) => [named(one), one]));
    const changed = new Set(again);
    for (const key of new Set([...held.keys(), ...now.keys()])) {
      const [before, after] = [held.get(key), now.get(key)];
      // What stays as it is stays the same object, and is not compiled again.
      if (before !== undefined && after !== undefined && equal(before.spec ?? null, after.spec ?? null))
        now.set(key, before);
      else for (const policy of concerned(before, after)) changed.add(policy);
    }
    const touched = [...changed].flatMap((key) => [held.get(key), now.get(key)].filter((one) => one !== undefined));
    held = now;
    const objects = [...now.values()];
    const policies = objects.filter(({ kind }) => kind === "ClusterPolicy" || kind === "Policy");
    if (policies.length > 0) {
      const kit = tools?.kit ?? (await kitOf());
      const looker = lookerWith(kit);
      const judge = kit.engine({ objects, settings, platformNamespaces: [config.namespace], host });
      tools = { judge, looker, kit };
    }
    for (const subject of all) {
      if (stopped) return;
      const places = placesOf(subject, policies);
      const there = running.get(subjectKey(subject));
      if (there !== undefined && JSON.stringify(there.places) !== JSON.stringify(places)) await close(there);
      const still = running.get(subjectKey(subject));
      if (still !== undefined) {
        if (placesOf(subject, touched) !== undefined) for (const one of still.feeds) one.again();
      } else if (places !== undefined) {
        const feeds = places === "all" ? [open(subject, undefined)] : places.map((one) => open(subject, one));
        running.set(subjectKey(subject), { subject, places, feeds, open: new Set(feeds) });
      }
    }
    await depends.take(policies);
    expire();
    taken = true;
    if (settled()) config.onSettled?.();
  };
  /** What params and reads say now is read anew, and what depends on them is looked at again. */
  const reread = (policies: readonly JsonObject[]) => {
    if (tools === undefined || stopped) return;
    tools = { ...tools, looker: lookerWith(tools.kit) };
    for (const { subject, feeds } of running.values())
      if (placesOf(subject, policies) !== undefined) for (const one of feeds) one.again();
  };
  const depends = followed({ client, log, random: config.random, pageSize, readable: all }, reread);
  let working: Promise<void> = Promise.resolve();
  const soon = (again?: ReadonlySet<string>) => {
    working = working
      .then(() => (stopped ? undefined : take(again)))
      .catch((err: unknown) => log.error({ err }, "policies could not be taken over by the scan: those before stay"));
  };
  /** Exceptions end at their second: the policies that they are from are asked again. */
  const expire = () => {
    clearTimeout(expiry);
    const now = host.now();
    const ends = [...held.values()]
      .map((one) => ({ at: endOf(one), policies: policiesOf(one).map(policyName) }))
      .filter(({ at }) => at > now)
      .toSorted((a, b) => a.at - b.at);
    const [first] = ends;
    if (first === undefined || stopped) return;
    const wait = Math.min(first.at - now + 1, 2 ** 31 - 1);
    expiry = setTimeout(() => soon(new Set(first.policies)), wait).unref();
  };
  const onPolicy = (before: JsonObject | undefined, after: JsonObject | undefined) => {
    if (before !== undefined && after !== undefined && equal(before.spec ?? null, after.spec ?? null)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      soon();
    }, gatherMs).unref();
  };
  const onNamespace = (before: JsonObject | undefined, after: JsonObject | undefined) => {
    if (before === undefined || after === undefined || equal(labelsOf(before), labelsOf(after))) return;
    const { name } = metadataOf(after);
    for (const { places, feeds } of running.values())
      if (places === "all") for (const one of feeds) one.again();
      else feeds[places.indexOf(name)]?.again();
  };
  const ends = [...config.policies.map((one) => one.listen(onPolicy)), config.namespaces.listen(onNamespace)];
  soon();
  const again = setInterval(() => {
    for (const { feeds } of running.values()) for (const one of feeds) one.again();
  }, settings.scan.everyMinutes * 60_000).unref();
  return {
    settled,
    async stop() {
      stopped = true;
      for (const end of ends) end();
      clearInterval(again);
      clearTimeout(timer);
      clearTimeout(expiry);
      await working;
      await depends.stop();
      await Promise.all([...running.values()].map(close));
      news.clear();
    },
  };
}

type Kit = Awaited<ReturnType<typeof kitOf>>;

/** What loads CEL. */
async function kitOf() {
  const [{ engine, creationOf, resultsOf }, { lookerOf }] = await Promise.all([
    import("./engine.ts"),
    import("./look.ts"),
  ]);
  return { engine, creationOf, resultsOf, lookerOf };
}

function named(object: JsonObject): string {
  const { namespace, name } = metadataOf(object);
  return policyName({ kind: String(object.kind), namespace, name });
}

/** The policies that a change of a policy, or of an exception, is about. */
function concerned(...states: readonly (JsonObject | undefined)[]): readonly string[] {
  return states.flatMap((one) => {
    if (one === undefined || keyOf(one) === undefined) return [];
    return String(one.kind).endsWith("Exception") ? policiesOf(one).map(policyName) : [named(one)];
  });
}

function endOf({ kind, spec }: JsonObject): number {
  if (!String(kind).endsWith("Exception") || !isObject(spec)) return 0;
  return Date.parse(String(spec["expiresAt"])) || 0;
}

function labelsOf({ metadata }: JsonObject): JsonObject {
  const labels = isObject(metadata) ? metadata["labels"] : undefined;
  return isObject(labels) ? labels : {};
}
