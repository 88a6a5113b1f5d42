import type { Ask } from "../related.ts";
import type { StepFact } from "./block.ts";

/** A step that refers to an object. */
export interface Target {
  readonly fact: StepFact;
  /** Version pin; absent where there is none. */
  readonly version?: string;
}

/** An object that steps refer to, and the steps that do, in the order of the text. */
export interface Referred {
  readonly namespace: string;
  readonly name: string;
  /** How to ask for the object. */
  readonly ask: Ask;
  readonly by: readonly Target[];
}

/** A reference as a step writes it. */
export interface Reference {
  readonly name: string;
  readonly namespace?: string;
  readonly version?: string;
}

/** The objects that steps refer to, each once; a reference without namespace means `namespace`. */
export function referred(
  kind: string,
  namespace: string,
  steps: readonly StepFact[],
  reference: (fact: StepFact) => Reference | undefined,
): readonly Referred[] {
  const all: (Referred & { readonly by: Target[] })[] = [];
  // By namespace, then by name: a key made of both costs a text for each reference.
  const found = new Map<string, Map<string, Referred & { readonly by: Target[] }>>();
  for (const fact of steps) {
    const ref = reference(fact);
    if (ref === undefined || ref.name === "") continue;
    const place = ref.namespace || namespace;
    let there = found.get(place);
    if (there === undefined) {
      there = new Map();
      found.set(place, there);
    }
    let one = there.get(ref.name);
    if (one === undefined) {
      one = { namespace: place, name: ref.name, ask: { verb: "get", kind, namespace: place, name: ref.name }, by: [] };
      there.set(ref.name, one);
      all.push(one);
    }
    const version = (ref.version ?? "").trim();
    one.by.push(version === "" ? { fact } : { fact, version });
  }
  return all;
}
