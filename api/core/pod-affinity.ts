import type { Static } from "../schema.ts";
import { integer, list, object, optional, ref, string } from "../schema.ts";
import { labelSelector } from "./label-selector.ts";

const labelKey = string("Key of a label.");

const term = object("A set of pods, and the topology in which to run near or away from them.", {
  labelSelector: optional(ref("The pods that are meant; default: none.", labelSelector)),
  namespaceSelector: optional(ref("The namespaces of those pods, by label.", labelSelector)),
  namespaces: optional(
    list("The namespaces of those pods, by name; default: that of this pod.", string("Name of a namespace."), {
      listType: "atomic",
    }),
  ),
  matchLabelKeys: optional(
    list("Labels whose values this pod shares with those pods.", labelKey, { listType: "atomic" }),
  ),
  mismatchLabelKeys: optional(
    list("Labels whose values this pod does not share with those pods.", labelKey, { listType: "atomic" }),
  ),
  topologyKey: string("Label of nodes whose equal values mean the same place."),
});

const shape = {
  requiredDuringSchedulingIgnoredDuringExecution: optional(
    list("Terms that must all hold.", term, { listType: "atomic" }),
  ),
  preferredDuringSchedulingIgnoredDuringExecution: optional(
    list(
      "Terms that are preferred, by the sum of the weights of those that hold.",
      object("A preferred term.", {
        weight: integer("Weight of the term, 1 to 100."),
        podAffinityTerm: ref("The term.", term),
      }),
      { listType: "atomic" },
    ),
  ),
};

/** core/v1 PodAffinity. */
export const podAffinity = object("Which pods to run near.", shape);
export type PodAffinity = Static<typeof podAffinity>;

/** core/v1 PodAntiAffinity. */
export const podAntiAffinity = object("Which pods to run away from.", shape);
export type PodAntiAffinity = Static<typeof podAntiAffinity>;
