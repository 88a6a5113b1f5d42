/** What each webhook entry of some policies asks. */
import type { JsonObject } from "@bubustack/api/json";
import type { PolicySettings } from "../policy-settings.ts";
import type { Asked } from "./asked.ts";
import { forNamespaces, meant, merged } from "./asked.ts";
import { knownResources } from "./resources.ts";

/** What one entry asks: its rules, and the policies that these are of. */
export interface Part {
  readonly rules: readonly JsonObject[];
  readonly policies: readonly JsonObject[];
  /** Some rules are for policies of namespaces, whichever there are. */
  readonly open: boolean;
}

/**
 * The rules of all that some policies are about: as narrow as they are, and in a fixed order; with `namespaces` also of what policies of
 * namespaces may judge of kinds outside of our groups, whatever policies there are.
 *
 * A webhook sees an object in one version. Where policies name different versions of a resource there is a part for each set of versions
 * that one of them names: the API server converts the object for each, so that every policy sees it in a version that it names. Nearly
 * always there is one part.
 */
export function partsFor(
  policies: readonly JsonObject[],
  settings: PolicySettings,
  namespaces = false,
): readonly Part[] {
  const known = knownResources(settings);
  // Which versions policies of namespaces name is not known here: each is asked alone.
  const open = namespaces ? forNamespaces(settings, known) : [];
  const all = [
    ...policies.map((policy) => ({ policy, asked: meant(policy, known).asked })),
    ...open.map((one) => ({ policy: undefined, asked: [one] })),
  ];
  const sets = versionSets(all.map(({ asked }) => asked));
  const parts: { asked: Asked[]; policies: Set<JsonObject>; resources: Set<string>; open: boolean }[] = [];
  const partAt = (at: number) => {
    parts[at] ??= { asked: [], policies: new Set(), resources: new Set(), open: false };
    return parts[at];
  };
  for (const { policy, asked } of all) {
    const own = versionsIn(asked);
    for (const one of asked) {
      const part = partAt(sets.get(resourceKey(one))?.indexOf(own.get(resourceKey(one)) ?? "") ?? 0);
      part.asked.push(one);
      part.resources.add(versionKey(one));
      part.open ||= policy === undefined;
    }
  }
  // A policy is judged wherever it names the version, not only in the part that is there for it.
  for (const { policy, asked } of all)
    for (const part of parts)
      if (policy !== undefined && asked.some((one) => part.resources.has(versionKey(one)))) part.policies.add(policy);
  return parts.map((part) => ({ rules: merged(part.asked), policies: [...part.policies], open: part.open }));
}

function resourceKey({ group, resource }: Asked): string {
  return `${group}/${resource}`;
}

function versionKey({ group, version, resource }: Asked): string {
  return `${group}/${version}/${resource}`;
}

/** The versions of each resource, as one text. */
function versionsIn(asked: readonly Asked[]): ReadonlyMap<string, string> {
  const found = Map.groupBy(asked, resourceKey);
  return new Map(
    [...found].map(([key, of]) => [key, [...new Set(of.map(({ version }) => version))].toSorted().join(" ")]),
  );
}

/** The different sets of versions in which each resource is asked, fewer versions first. */
function versionSets(all: readonly (readonly Asked[])[]): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, Set<string>>();
  for (const asked of all)
    for (const [key, versions] of versionsIn(asked)) sets.set(key, (sets.get(key) ?? new Set<string>()).add(versions));
  const size = (versions: string) => versions.split(" ").length;
  const order = (a: string, b: string) => size(a) - size(b) || (a < b ? -1 : 1);
  return new Map([...sets].map(([key, of]) => [key, [...of].toSorted(order)]));
}
