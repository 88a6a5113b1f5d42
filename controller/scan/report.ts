/** Reports of OpenReports (`openreports.io/v1alpha1`): one for each namespace, one for what is in none. */
import type { JsonObject } from "@bubustack/api/json";
import type { Resource } from "@bubustack/runtime/kube/types";
import type { Found, Result, Summary } from "./results.ts";

const served = { group: "openreports.io", version: "v1alpha1" };
export const reports: Resource = { ...served, resource: "reports", kind: "Report", namespaced: true };
export const clusterReports: Resource = {
  ...served,
  resource: "clusterreports",
  kind: "ClusterReport",
  namespaced: false,
};

export function reportResource(namespace: string): Resource {
  return namespace === "" ? clusterReports : reports;
}

/** The name of each of them. */
export const reportName = "bubustack-scan";
/** What tells them apart from those of others. */
export const reportLabels = { "app.kubernetes.io/managed-by": "bubustack" } as const;

/** Results of one report, and characters of one message: more are counted, and a report stays far below what is stored of an object. */
export const limits = { results: 1_000, message: 300 } as const;

/** All that a report says besides its name; undefined where there is nothing to say. */
export function reportOf(found: readonly Found[], { pass, counts }: Summary): JsonObject | undefined {
  const all = found.flatMap((one) => one.results.map((result) => ({ one, result })));
  const count = counts.fail + counts.warn + counts.error + counts.skip;
  if (count === 0) return undefined;
  const shown = all.toSorted((a, b) => order[a.result.outcome] - order[b.result.outcome]).slice(0, limits.results);
  const results = shown.map(({ one, result }) => resultOf(one, result));
  const more = count - shown.length;
  return {
    source: "bubustack",
    configuration: { limits: { maxResults: limits.results, statusFilter: ["fail", "warn", "error", "skip"] } },
    summary: { pass, ...counts },
    results: [...results, ...(more > 0 ? [rest(more)] : [])],
  };
}

/** Of more results than are shown these come first. */
const order = { fail: 0, error: 1, warn: 2, skip: 3 } as const;

function resultOf({ subject, namespace, name, uid }: Found, result: Result): JsonObject {
  const { policy, rule, outcome, action, message, path } = result;
  const { group, version, kind } = subject;
  const properties = { ...(action !== "" && { action }), ...(path !== "" && { path }) };
  return {
    policy,
    ...(rule !== "" && { rule }),
    result: outcome,
    // Of what is only warned of or noted nothing follows.
    scored: outcome === "fail",
    resources: [
      {
        apiVersion: group === "" ? version : `${group}/${version}`,
        kind,
        name,
        ...(namespace !== "" && { namespace }),
        ...(uid !== "" && { uid }),
      },
    ],
    message: message.length > limits.message ? `${message.slice(0, limits.message - 1)}…` : message,
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

function rest(more: number): JsonObject {
  return {
    policy: "bubustack",
    result: "skip",
    message: `and ${more} more, which this report has no room for; the summary counts them`,
    properties: { more: String(more) },
  };
}
