import type { JsonObject } from "@bubustack/api/json";
import { customResources, storageVersion } from "./custom.ts";
import { textAt } from "./object.ts";
import type { Resource } from "./resource.ts";
import { groupVersion } from "./resource.ts";
import { byPriority } from "./versions.ts";

/** What is served now: the built-in kinds, and those of the definitions that are stored. */
export class Registry {
  readonly #builtins: readonly Resource[];
  readonly #custom = new Map<string, readonly Resource[]>();
  readonly #storage = new Map<string, string>();
  #all: readonly Resource[];
  #revision = 0;

  constructor(builtins: readonly Resource[]) {
    this.#builtins = builtins;
    this.#all = builtins;
  }

  /** Rises with every change, so that what is rendered from the registry can be kept until then. */
  get revision(): number {
    return this.#revision;
  }

  all(): readonly Resource[] {
    return this.#all;
  }

  /** Serves what a definition says, instead of what it said before. */
  define(crd: JsonObject): void {
    const name = textAt(crd, "metadata", "name");
    this.#custom.set(name, customResources(crd));
    this.#storage.set(name, storageVersion(crd));
    this.#rebuild();
  }

  undefine(name: string): void {
    this.#custom.delete(name);
    this.#storage.delete(name);
    this.#rebuild();
  }

  find(group: string, version: string, resource: string): Resource | undefined {
    return this.#all.find((r) => r.resource === resource && r.group === group && r.version === version);
  }

  /** The resource in the version in which it is stored. */
  stored(group: string, resource: string): Resource | undefined {
    const version = this.#storage.get(`${resource}.${group}`);
    const candidates = this.#all.filter((r) => r.resource === resource && r.group === group);
    return candidates.find((r) => r.version === version) ?? candidates[0];
  }

  byKind(apiVersion: string, kind: string): Resource | undefined {
    return this.#all.find((r) => r.kind === kind && groupVersion(r) === apiVersion);
  }

  /** Groups in order, each with its versions, the preferred one first. */
  groups(): ReadonlyMap<string, readonly string[]> {
    const groups = new Map<string, string[]>();
    for (const { group, version } of this.#all) {
      const versions = groups.get(group) ?? [];
      if (!versions.includes(version)) versions.push(version);
      groups.set(group, versions.toSorted(byPriority));
    }
    return groups;
  }

  #rebuild(): void {
    this.#revision++;
    this.#all = [...this.#builtins, ...[...this.#custom.values()].flat()];
  }
}
