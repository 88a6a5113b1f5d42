/** What policies depend on besides the objects that they judge: their params and what they read. A scan hears when that changes. */
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Feed, FeedConfig } from "./feed.ts";
import { feed } from "./feed.ts";
import type { Subject } from "./subjects.ts";
import { subjectKey } from "./subjects.ts";

/** A kind that policies depend on. */
interface Dependency {
  readonly subject: Subject;
  readonly policies: readonly JsonObject[];
}

/** The kinds that policies depend on, of those that may be read; by the key of the kind. */
export function dependenciesOf(
  policies: readonly JsonObject[],
  readable: readonly Subject[],
): ReadonlyMap<string, Dependency> {
  const found = new Map<string, Dependency>();
  for (const subject of readable) {
    const about = policies.filter((policy) => kindsOf(policy).some((kind) => isOf(kind, subject)));
    if (about.length > 0) found.set(subjectKey(subject), { subject, policies: about });
  }
  return found;
}

/** Whether what a policy says can change with an object of such a kind: params that are named are no others. */
export function dependsOn(policy: JsonObject, subject: Subject, object: JsonObject): boolean {
  const { paramKind, paramRef, reads } = specOf(policy);
  if (isList(reads) && reads.some((read) => isObject(read) && isOf(read, subject))) return true;
  if (!isObject(paramKind) || !isOf(paramKind, subject)) return false;
  const { name = "", namespace = "" } = isObject(paramRef) ? paramRef : {};
  const own = metadataOf(object);
  return (name === "" || name === own.name) && (namespace === "" || own.namespace === namespace);
}

function kindsOf(policy: JsonObject): readonly JsonObject[] {
  const { paramKind, reads } = specOf(policy);
  return [paramKind, ...(isList(reads) ? reads : [])].filter((one) => isObject(one));
}

function specOf({ spec }: JsonObject): JsonObject {
  return isObject(spec) ? spec : {};
}

function isOf({ apiVersion, kind }: JsonObject, { group, version, kind: own }: Subject): boolean {
  return kind === own && apiVersion === (group === "" ? version : `${group}/${version}`);
}

/** Milliseconds between two times that what depends on one kind is looked at again: some objects change all the time. */
const everyMs = 60_000;
/** Changes that come within this many milliseconds are one. */
const gatherMs = 500;

export interface Followed {
  /** From now on these policies are there. */
  take(policies: readonly JsonObject[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Follows the kinds that policies depend on, and keeps none of their objects. `changed` hears of policies that may say something else now, a while after
 * the first change, and for one kind once a minute at most.
 */
export function followed(
  config: Omit<FeedConfig, "resource" | "namespace"> & { readonly readable: readonly Subject[] },
  changed: (policies: readonly JsonObject[]) => void,
): Followed {
  const running = new Map<string, Following>();
  let current: ReadonlyMap<string, Dependency> = new Map();
  const follow = ({ subject }: Dependency): Following => {
    const dirty = new Set<JsonObject>();
    let timer: NodeJS.Timeout | undefined;
    let told = Number.NEGATIVE_INFINITY;
    const tell = () => {
      timer = undefined;
      told = performance.now();
      const all = [...dirty];
      dirty.clear();
      changed(all);
    };
    const note = (object: JsonObject | undefined) => {
      for (const policy of current.get(subjectKey(subject))?.policies ?? [])
        if (object === undefined || dependsOn(policy, subject, object)) dirty.add(policy);
      if (dirty.size > 0) timer ??= setTimeout(tell, Math.max(gatherMs, told + everyMs - performance.now())).unref();
    };
    const open = (namespace: string | undefined): Feed => {
      let shown = false;
      return feed(
        { ...config, resource: subject, ...(namespace !== undefined && { namespace }) },
        {
          begin: () => {},
          page: async () => {},
          end: () => {
            // What changed while nobody watched is not known.
            if (shown) note(undefined);
            shown = true;
          },
          changed: async (object) => note(object),
          removed: note,
          failed: () => {},
        },
      );
    };
    const feeds = (subject.namespaces ?? [undefined]).map(open);
    return {
      async stop() {
        clearTimeout(timer);
        await Promise.all(feeds.map((one) => one.stop()));
      },
    };
  };
  const end = async (keys: Iterable<string>) => {
    const ending = [...keys].map((key) => [key, running.get(key)] as const);
    for (const [key] of ending) running.delete(key);
    await Promise.all(ending.map(([, one]) => one?.stop()));
  };
  return {
    async take(policies) {
      current = dependenciesOf(policies, config.readable);
      await end([...running.keys()].filter((key) => !current.has(key)));
      for (const [key, one] of current) if (!running.has(key)) running.set(key, follow(one));
    },
    stop: () => end(running.keys()),
  };
}

interface Following {
  stop(): Promise<void>;
}
