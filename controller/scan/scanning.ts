/** A scan at work: what it finds is written, counted and told. */
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import type { Host } from "@bubustack/policies/host";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import type { Caches } from "@bubustack/runtime/kube/caches";
import { cacheOf } from "@bubustack/runtime/kube/caches";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { Controller } from "@bubustack/runtime/reconcile/controller";
import type { ReconcileConfig, Reconciling } from "@bubustack/runtime/reconcile/reconcile";
import { reconcile } from "@bubustack/runtime/reconcile/reconcile";
import type { ScanSeen } from "./decide.ts";
import { decide } from "./decide.ts";
import { figures } from "./figures.ts";
import { Newspaper } from "./news.ts";
import { reportLabels, reportName, reportOf, reportResource, reports } from "./report.ts";
import { Results } from "./results.ts";
import type { Scan } from "./scan.ts";
import { scan as begin } from "./scan.ts";

export interface ScanningConfig {
  /** The namespace of the installation. */
  readonly namespace: string;
  readonly settings: PolicySettings;
  readonly host: Host;
  /** Results are gathered so long, in milliseconds, before a report is written anew; default 5,000. */
  readonly gatherMs?: number;
}

/** How often it is looked whether this replica leads, and whether kinds of reports have been installed, in milliseconds. */
const leadMs = 1_000;
const installMs = 300_000;

/** Throws where a cache is not kept. */
export function scanning(caches: Caches, tools: ReconcileConfig, config: ScanningConfig): Reconciling {
  const { client, metrics, log, ownership, clock, random } = tools;
  const informerOf = (kind: string) => cacheOf(caches, kind);
  const policies = [ClusterPolicy, Policy, ClusterPolicyException, PolicyException].map(({ kind }) => informerOf(kind));
  const spaces = informerOf("Namespace");
  const news = new Newspaper();
  const waiting = new Map<string, NodeJS.Timeout>();
  /** Namespaces of which something is known, while not all has been looked at. */
  const held = new Set<string>();
  const results = new Results((namespace) => {
    if (waiting.has(namespace)) return;
    const tell = () => {
      waiting.delete(namespace);
      if (current?.settled() === true) writing.look({ namespace, name: reportName });
      else held.add(namespace);
    };
    waiting.set(namespace, setTimeout(tell, config.gatherMs ?? 5_000).unref());
  });
  const counted = figures(metrics, results);
  const there = installation(client, clock, (yes) => {
    counted.installed(yes);
    if (!yes)
      log.warn(
        { scan: true },
        "the kinds of OpenReports are not installed: a scan shows its results as metrics and Events only",
      );
  });
  const controller: Controller<ScanSeen> = {
    name: "scan",
    sources: [],
    async observe({ namespace }, signal) {
      const installed = await there(signal);
      const report = installed ? await read(client, namespace, signal) : undefined;
      const wanted = reportOf(results.of(namespace), results.summary(namespace));
      return { namespace, installed, report, wanted, news: news.take(namespace) };
    },
    decide,
  };
  const writing = reconcile(controller, tools);
  let current: Scan | undefined;
  let ending: Promise<void> = Promise.resolve();
  let lead: NodeJS.Timeout | undefined;
  const release = () => {
    if (current?.settled() !== true) return;
    for (const namespace of held) writing.look({ namespace, name: reportName });
    held.clear();
  };
  const settle = () => {
    const synced = [...policies, spaces].every((one) => one.synced);
    const leads = synced && ownership.holds({ namespace: config.namespace, name: reportName });
    if (leads && current === undefined) {
      current = begin({
        ...config,
        client,
        policies,
        namespaces: spaces,
        results,
        news,
        figures: counted,
        log,
        clock,
        random,
        onSettled: release,
      });
      // Reports of an earlier time, which may have nothing to say any more.
      void left(client).then((all) => {
        for (const namespace of all) held.add(namespace);
        release();
      });
    } else if (!leads && current !== undefined) {
      ending = current.stop();
      current = undefined;
    }
  };
  return {
    look: writing.look,
    start() {
      writing.start();
      lead = setInterval(settle, leadMs).unref();
      void caches.ready.then(settle, () => {});
    },
    async stop() {
      clearInterval(lead);
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all([current?.stop(), ending]);
      current = undefined;
      await writing.stop();
      counted.end();
    },
  };
}

/** Whether the kinds of reports are there; asked again now and then. */
function installation(client: KubeClient, clock: () => number, told: (yes: boolean) => void) {
  let known: boolean | undefined;
  let until = 0;
  return async (signal: AbortSignal): Promise<boolean> => {
    if (known !== undefined && clock() < until) return known;
    const { group, version } = reports;
    const yes = await client.request("GET", `/apis/${group}/${version}`, { signal }).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
    until = clock() + installMs;
    if (yes !== known) told(yes);
    known = yes;
    return yes;
  };
}

async function read(client: KubeClient, namespace: string, signal: AbortSignal): Promise<JsonObject | undefined> {
  const place = namespace === "" ? {} : { namespace };
  try {
    return await client.request("GET", resourcePath(reportResource(namespace), { ...place, name: reportName }), {
      signal,
    });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Namespaces that have a report of ours from an earlier time. What cannot be read is seen to with the next change. */
async function left(client: KubeClient): Promise<readonly string[]> {
  const [labelSelector = ""] = Object.entries(reportLabels).map(([key, value]) => `${key}=${value}`);
  const of = (namespace: string) =>
    client.request("GET", resourcePath(reportResource(namespace)), { query: { labelSelector } }).catch(() => ({}));
  const lists: readonly JsonObject[] = await Promise.all([of("any"), of("")]);
  return lists.flatMap(({ items }) =>
    (isList(items) ? items.filter(isObject) : []).map((one) => metadataOf(one).namespace),
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof BubuError && error.http === 404;
}
