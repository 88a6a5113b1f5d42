import { listAt, metaOf, textAt } from "../resources/object.ts";
import type { GroupResource } from "../status.ts";
import type { Entry } from "./entry.ts";

/** Where an object stands. */
export interface Location {
  readonly resource: GroupResource;
  readonly key: string;
}

/** Who has which uid, and who names whom as an owner. */
export class Links {
  readonly #places = new Map<string, Location>();
  readonly #dependents = new Map<string, Set<string>>();

  /** Follows one change. */
  follow(resource: GroupResource, before: Entry | undefined, after: Entry | undefined): void {
    const was = uidOf(before);
    const is = uidOf(after);
    if (was !== is && was !== "") this.#places.delete(was);
    if (is !== "" && was !== is && after !== undefined) this.#places.set(is, { resource, key: after.key });
    const owned = ownersIn(before);
    const owns = ownersIn(after);
    if (owned.length === 0 && owns.length === 0) return;
    for (const owner of owned) if (was !== is || !owns.includes(owner)) this.#drop(owner, was);
    for (const owner of owns) this.#add(owner, is);
  }

  find(uid: string): Location | undefined {
    return this.#places.get(uid);
  }

  /** The objects that name an owner. */
  dependents(owner: string): readonly Location[] {
    return [...(this.#dependents.get(owner) ?? [])].flatMap((uid) => this.#places.get(uid) ?? []);
  }

  #add(owner: string, uid: string): void {
    const known = this.#dependents.get(owner);
    if (known === undefined) this.#dependents.set(owner, new Set([uid]));
    else known.add(uid);
  }

  #drop(owner: string, uid: string): void {
    const known = this.#dependents.get(owner);
    known?.delete(uid);
    if (known?.size === 0) this.#dependents.delete(owner);
  }
}

function uidOf(entry: Entry | undefined): string {
  return textAt(entry?.outline, "metadata", "uid");
}

function ownersIn(entry: Entry | undefined): readonly string[] {
  return listAt(metaOf(entry?.outline), "ownerReferences").map((reference) => textAt(reference, "uid"));
}
