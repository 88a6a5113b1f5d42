/** Finds among many policies those that may be about a request, by what each requires of it. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { isObject } from "@bubustack/api/json";
import type { Policy } from "./policy.ts";
import type { Requirement } from "./requires.ts";
import { requirementsOf } from "./requires.ts";
import type { Labels } from "./selector.ts";
import { labelsOf } from "./selector.ts";
import type { World } from "./world.ts";

interface Indexed<P extends Policy> {
  readonly policy: P;
}

/** Below this many policies, looking at each is as fast. */
const few = 8;

/** Policies by one requirement each: the one that fewest others share. */
export class PolicyIndex<P extends Policy, B extends Indexed<P>> {
  readonly #all: readonly B[];
  /** Positions in `#all` of policies that require nothing that could be looked up. */
  readonly #always: number[] = [];
  readonly #byTag = new Map<string, number[]>();
  /** Those that require labels of the namespace, for when it is not known. */
  readonly #byNamespaceLabel: number[] = [];
  readonly #paths = new Map<string, { readonly read: NonNullable<Requirement["read"]>; readonly all: number[] }>();

  constructor(all: readonly B[]) {
    this.#all = all;
    if (all.length <= few) return;
    const required = all.map(({ policy }) => taggedOf(policy));
    const shared = new Map<string, number>();
    for (const alternatives of required)
      for (const { tags } of alternatives) for (const tag of tags) shared.set(tag, (shared.get(tag) ?? 0) + 1);
    const cost = ({ tags }: Tagged) => tags.reduce((sum, tag) => sum + (shared.get(tag) ?? 0), 0);
    for (const [at, alternatives] of required.entries()) {
      const [only] = alternatives;
      const best = alternatives.length < 2 ? only : alternatives.toSorted((a, b) => cost(a) - cost(b))[0];
      if (best === undefined) this.#always.push(at);
      else this.#add(best, at);
    }
  }

  #add({ requirement, tags }: Tagged, at: number): void {
    for (const tag of tags) {
      const known = this.#byTag.get(tag);
      if (known === undefined) this.#byTag.set(tag, [at]);
      else known.push(at);
    }
    const { what, key, read } = requirement;
    if (what === "namespaceLabel") this.#byNamespaceLabel.push(at);
    if (read === undefined) return;
    const path = this.#paths.get(key) ?? { read, all: [] };
    this.#paths.set(key, path);
    path.all.push(at);
  }

  /** The policies that may be about a request, in their order. */
  find(request: AdmissionRequest, world: World): readonly B[] {
    if (this.#all.length <= few || world.redacted === true) return this.#all;
    const found = new Set(this.#always);
    const add = (positions: readonly number[] | undefined) => {
      if (positions !== undefined) for (const at of positions) found.add(at);
    };
    const { namespace = "", name = "", object, oldObject } = request;
    add(this.#byTag.get(tag("namespace", "", namespace)));
    add(this.#byTag.get(tag("name", "", name)));
    for (const one of [object, oldObject])
      if (isObject(one))
        for (const [key, value] of Object.entries(labelsOf(one))) add(this.#byTag.get(tag("objectLabel", key, value)));
    if (this.#byNamespaceLabel.length > 0) {
      const labels = namespaceLabels(request, world);
      if (labels === undefined) add(this.#byNamespaceLabel);
      else for (const [key, value] of Object.entries(labels)) add(this.#byTag.get(tag("namespaceLabel", key, value)));
    }
    for (const [key, { read, all }] of this.#paths) {
      const value = read(request, world);
      add(value === undefined ? all : this.#byTag.get(tag("condition", key, value)));
    }
    const order = [...found].sort((a, b) => a - b);
    return order.map((at) => this.#all[at]).filter((one) => one !== undefined);
  }
}

/** A requirement with the tags, one of which a request must have. */
interface Tagged {
  readonly requirement: Requirement;
  readonly tags: readonly string[];
}

const known = new WeakMap<Policy, readonly Tagged[]>();

/** What a policy requires; found once for as long as somebody holds it. */
function taggedOf(policy: Policy): readonly Tagged[] {
  let found = known.get(policy);
  if (found === undefined) {
    found = requirementsOf(policy).map((requirement) => {
      const { what, key, values } = requirement;
      return { requirement, tags: [...new Set(values.map((value) => tag(what, key, value)))] };
    });
    known.set(policy, found);
  }
  return found;
}

function tag(what: Requirement["what"], key: string, value: string): string {
  return `${what}\0${key}\0${value}`;
}

/** The labels that namespace selectors look at; undefined where they are not known, or where all selectors select. */
function namespaceLabels(request: AdmissionRequest, world: World): Labels | undefined {
  const { resource, namespace = "" } = request;
  // Selectors do not concern objects outside of namespaces, and namespaces have rules of their own.
  if (namespace === "" || resource.resource === "namespaces") return undefined;
  try {
    const found = world.look({ ask: "namespace", name: namespace });
    const object = found?.state === "objects" ? found.objects[0] : undefined;
    return object && labelsOf(object);
  } catch {
    return undefined;
  }
}
