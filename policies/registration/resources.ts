/** The resources that webhooks may be registered for, and which of them a rule of a policy means. */
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { textAt, textsAt } from "../fields.ts";
import { isNeverMatched } from "../never-matched.ts";
import type { PolicySettings } from "../policy-settings.ts";

/** One resource, or one subresource of it. */
export interface Known {
  readonly group: string;
  readonly versions: readonly string[];
  /** `pods`, `pods/exec`. */
  readonly resource: string;
}

/** Subresources that are writes or connections, of the resources that have more than a status. */
const subresources: { readonly [resource: string]: readonly string[] } = {
  "/namespaces": ["finalize", "status"],
  "/pods": ["attach", "ephemeralcontainers", "eviction", "exec", "portforward", "proxy", "resize"],
  "/services": ["proxy", "status"],
  "/serviceaccounts": [],
  "/replicationcontrollers": ["scale", "status"],
  "apps/deployments": ["scale", "status"],
  "apps/replicasets": ["scale", "status"],
  "apps/statefulsets": ["scale", "status"],
};

/** Ours, and those that the installation lists. What no policy is asked about is not among them. */
export function knownResources({ targets }: PolicySettings): readonly Known[] {
  const listed = targets.flatMap(({ group, versions, resources }) =>
    resources.map((plural) => ({ group, versions, plural })),
  );
  const ours = kinds.map(({ group, version, plural }) => ({ group, versions: [version], plural }));
  return [...ours, ...listed].flatMap(({ group, versions, plural }) =>
    ["", ...(subresources[`${group}/${plural}`] ?? ["status"])]
      .filter((sub) => !isNeverMatched(group, plural, sub) && !(group === "" && plural === "secrets"))
      .map((sub) => ({ group, versions, resource: sub === "" ? plural : `${plural}/${sub}` })),
  );
}

/** What a rule means of what is known, and what it names besides, as `deployments.apps`. */
export interface Meant {
  readonly resources: readonly Known[];
  readonly unknown: readonly string[];
}

/** Reads the groups, versions and resources of a rule. */
export function meantBy(rule: JsonObject, known: readonly Known[]): Meant {
  const resources: Known[] = [];
  const unknown: string[] = [];
  const versions = textsAt(rule, "apiVersions");
  for (const group of textsAt(rule, "apiGroups"))
    for (const text of textsAt(rule, "resources")) {
      const [plural = "", sub = ""] = text.split("/");
      const found = known.filter((one) => {
        const [itsPlural = "", itsSub = ""] = one.resource.split("/");
        return (
          (group === "*" || one.group === group) &&
          (plural === "*" || itsPlural === plural) &&
          (sub === "*" || itsSub === sub)
        );
      });
      if (found.length === 0) unknown.push(group === "" ? text : `${text}.${group}`);
      for (const one of found)
        resources.push({
          ...one,
          versions: versions.includes("*") ? one.versions : versions.filter((version) => isServed(one, version)),
        });
    }
  return { resources: resources.filter(({ versions: served }) => served.length > 0), unknown };
}

const ours = new Set(kinds.map(({ group }) => group));

/** Which versions of others there are is not known here; of ours it is. */
function isServed({ group, versions }: Known, version: string): boolean {
  return !ours.has(group) || versions.includes(version);
}

/** Operations of a rule, in the order of their names. */
export function operationsOf(rule: JsonObject): readonly string[] {
  const given = textsAt(rule, "operations");
  return given.includes("*") ? ["CONNECT", "CREATE", "DELETE", "UPDATE"] : [...new Set(given)].toSorted();
}

/** `Namespaced`, `Cluster` or `*`. */
export function scopeOf(rule: JsonObject): string {
  return textAt(rule, "scope") || "*";
}
