/** Policies of some files as those of the other kind, and whether both say the same. */
import type { JsonObject } from "@bubustack/api/json";
import { textAt } from "@bubustack/policies/admission/policy";
import type { Conversion } from "@bubustack/policies/convert/conversion";
import { joined } from "@bubustack/policies/convert/conversion";
import { probes } from "@bubustack/policies/convert/probes";
import type { Proof } from "@bubustack/policies/convert/prove";
import { prove } from "@bubustack/policies/convert/prove";
import { toNative } from "@bubustack/policies/convert/to-native";
import { toOwn } from "@bubustack/policies/convert/to-own";
import type { Host } from "@bubustack/policies/host";
import { isPolicy } from "@bubustack/policies/policy/is-policy";
import { catalogue } from "../eval/kinds.ts";
import { prepare } from "../eval/prepared.ts";
import type { NamedRequest } from "../requests.ts";

type Kind = "bubu" | "native";

const groups: { readonly [kind in Kind]: string } = {
  bubu: "policy.bubustack.io/",
  native: "admissionregistration.k8s.io/",
};

/** All policies that are of the other kind than `to`; bindings go with their policies, other objects are left aside. */
export function convert(objects: readonly JsonObject[], to: Kind): Conversion {
  const policies = objects.filter((object) => isPolicy(object) && !isOf(object, to));
  return joined(policies.map((policy) => (to === "bubu" ? toOwn(policy, objects) : toNative(policy))));
}

export interface ProofOptions {
  /** All that was given: the policies as they were, their params, Namespaces, roles. */
  readonly objects: readonly JsonObject[];
  readonly conversion: Conversion;
  readonly to: Kind;
  /** Without any, some are made up: one for each operation on each resource that the policies name. */
  readonly requests: readonly NamedRequest[];
  readonly digests: Host;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** Judges requests by what was converted, before and after. Exceptions are told as lost, and what is refused is as it was: neither is compared. */
export function proven({ objects, conversion, to, requests, digests, now }: ProofOptions): Proof {
  const kept = new Set(conversion.refused.map(({ object }) => object));
  const policies = objects.filter((object) => isPolicy(object) && !isOf(object, to) && !kept.has(object));
  const others = objects.filter((object) => !isOf(object, "bubu") && !isOf(object, "native"));
  const bindings = objects.filter((object) => isBinding(object) && to === "bubu" && !kept.has(object));
  const [before, after] = [
    [...policies, ...bindings, ...others],
    [...conversion.objects, ...others],
  ];
  const kinds = catalogue()(objects);
  const [one, other] = [prepare(before, kinds, digests), prepare(after, kinds, digests)];
  return prove(
    requests.length > 0 ? requests : policies.flatMap(probes),
    (request) => one.question(request, { now }),
    (request) => other.question(request, { now }),
  );
}

function isOf(object: JsonObject, kind: Kind): boolean {
  return textAt(object, "apiVersion").startsWith(groups[kind]);
}

function isBinding(object: JsonObject): boolean {
  return isOf(object, "native") && textAt(object, "kind").endsWith("PolicyBinding");
}
