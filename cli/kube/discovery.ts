import { BubuError } from "@bubustack/api/errors";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { closest } from "@bubustack/policies/suggest";
import type { KubeClient, Resource } from "@bubustack/runtime/kube/types";
import { UsageError } from "../fail.ts";

/** A resource and the other names that people write for it. */
export interface Discovered extends Resource {
  readonly singular: string;
  readonly shortNames: readonly string[];
}

const aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

/** All resources that the server has, of each group in its preferred version first. */
export async function discover(client: Pick<KubeClient, "request">): Promise<readonly Discovered[]> {
  const [core, groups] = await Promise.all([
    client.request("GET", "/api", { accept: aggregated }),
    client.request("GET", "/apis", { accept: aggregated }),
  ]);
  return [...fromAggregated(core), ...fromAggregated(groups)];
}

/** The resource of an object's `apiVersion` and `kind`. */
export function byKind(all: readonly Discovered[], apiVersion: string, kind: string): Discovered {
  const found = all.find((one) => versionOf(one) === apiVersion && one.kind === kind);
  if (found !== undefined) return found;
  throw new BubuError("kube/request", `the server has no kind "${kind}" in version "${apiVersion}"`, { http: 404 });
}

/** The resource that a word on the command line means: `Story`, `stories`, `story`, a short name, `stories.bubustack.io`. */
export function byWord(all: readonly Discovered[], word: string): Discovered {
  const wanted = word.toLowerCase();
  const found = all.find((one) => namesOf(one).includes(wanted));
  if (found !== undefined) return found;
  const near = closest(wanted, all.flatMap(namesOf));
  const fix = near === undefined ? "name a kind that the server has" : `did you mean ${near}?`;
  throw new UsageError(`the server has no kind "${word}"`, fix);
}

function namesOf(one: Discovered): readonly string[] {
  const plain = [one.resource, one.singular, one.kind.toLowerCase(), ...one.shortNames];
  return one.group === "" ? plain : [...plain, `${one.resource}.${one.group}`];
}

/** `story.bubustack.io`, as kubectl names what it did something to. */
export function nameOf(one: Discovered): string {
  const singular = one.singular === "" ? one.kind.toLowerCase() : one.singular;
  return one.group === "" ? singular : `${singular}.${one.group}`;
}

function versionOf({ group, version }: Resource): string {
  return group === "" ? version : `${group}/${version}`;
}

/** Reads an `APIGroupDiscoveryList` (apidiscovery.k8s.io/v2). */
function fromAggregated(list: JsonObject): readonly Discovered[] {
  return objects(list["items"]).flatMap((group) => {
    const metadata = isObject(group["metadata"]) ? group["metadata"] : {};
    return objects(group["versions"]).flatMap((version) =>
      objects(version["resources"]).map((resource) => {
        const kind = isObject(resource["responseKind"]) ? resource["responseKind"] : {};
        return {
          group: text(metadata["name"]),
          version: text(version["version"]),
          resource: text(resource["resource"]),
          kind: text(kind["kind"]),
          namespaced: resource["scope"] === "Namespaced",
          singular: text(resource["singularResource"]),
          shortNames: isList(resource["shortNames"]) ? resource["shortNames"].map(text) : [],
        };
      }),
    );
  });
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
