/** What an installation decides about policies of ours. */
import type { Static } from "@bubustack/api/schema";
import { boolean, integer, list, object, string } from "@bubustack/api/schema";
import { labelName } from "@bubustack/api/shared/names";

/**
 * A pattern for lower-case words other than one: what no setting may name is refused by the schema itself. RE2 has no
 * negative lookahead, so the word is spelt: a part of it, the same with another letter next, or the whole with more behind.
 */
export function otherThan(word: string): string {
  const any = "[a-z0-9]";
  const rest = (at: number): string => {
    const letter = word[at];
    if (letter === undefined) return `${any}+`;
    const others = `[${[..."abcdefghijklmnopqrstuvwxyz0123456789"].filter((one) => one !== letter).join("")}]`;
    return `(${others}${any}*|${letter}${at + 1 < word.length ? `(${rest(at + 1)})?` : rest(at + 1)})`;
  };
  return `^${rest(0)}$`;
}

const group = string("API group; the empty text is the core group. At most 253 characters.", {
  maxLength: 253,
  pattern: "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$",
});
const word = "^([a-z][a-z0-9]*|\\*)$";

const resources = object("Resources of one group.", {
  group,
  resources: list(
    "Plural names, 1 to 64; `*` stands for all of the group.",
    string("A plural name.", { maxLength: 63, pattern: word }),
    { listType: "set", minItems: 1, maxItems: 64 },
  ),
});

const version = string("A version, such as `v1`.", {
  minLength: 1,
  maxLength: 63,
  pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
});

const readable = object("A kind outside of our groups that policies may read.", {
  group,
  version,
  kind: string("Kind, such as `ConfigMap`; never `Secret`.", {
    minLength: 1,
    maxLength: 63,
    pattern: "^[A-Z][A-Za-z0-9]*$",
  }),
  resource: string("Its plural name; neither `secrets` nor `*`.", { maxLength: 63, pattern: otherThan("secrets") }),
  namespaced: boolean("Its objects are in namespaces; default true.", { default: true }),
  namespaces: list("Namespaces in which it may be read, at most 256; none: all.", labelName("A namespace.", 63), {
    listType: "set",
    maxItems: 256,
    default: [],
  }),
});

const v1 = ["v1"];

const target = object("Resources of one group that policies may be about.", {
  group,
  versions: list("The versions in which the API serves them, 1 to 8; default `v1`.", version, {
    listType: "set",
    minItems: 1,
    maxItems: 8,
    default: v1,
  }),
  resources: list(
    "Plural names, 1 to 64; neither `secrets` nor `*`. Their subresources are meant too.",
    string("A plural name.", { maxLength: 63, pattern: otherThan("secrets") }),
    { listType: "set", minItems: 1, maxItems: 64 },
  ),
});

const ours = ["bubustack.io", "runs.bubustack.io", "transport.bubustack.io"];
const namespacedKinds = ours.map((one) => ({ group: one, resources: ["*"] }));
const systemNamespaces: string[] = [];
const scan = { enabled: true, everyMinutes: 60 };

export const policySettings = object(
  "What policies may be about, and what they may read.",
  {
    namespacedKinds: list(
      "What the policies of namespaces may be about, at most 64 entries; default: the kinds of ours that are in namespaces.",
      resources,
      { listType: "atomic", maxItems: 64, default: namespacedKinds },
    ),
    readable: list("Kinds outside of our groups that policies may read, at most 64; default: none.", readable, {
      listType: "atomic",
      maxItems: 64,
      default: [],
    }),
    targets: list(
      "Resources outside of our groups that policies may be about: the webhooks are registered for those of them that a ClusterPolicy names, and `*` stands for them. At most 64 entries; default: none.",
      target,
      { listType: "atomic", maxItems: 64, default: [] },
    ),
    systemNamespaces: list(
      "Namespaces in which no policy is asked, besides those of Kubernetes and ours, at most 64; default: none. For networks, storage and DNS, without which nothing can be mended.",
      labelName("A namespace.", 63),
      { listType: "set", maxItems: 64, default: systemNamespaces },
    ),
    scan: object(
      "How what exists is held against policies.",
      {
        enabled: boolean("Whether it is; default true.", { default: true }),
        everyMinutes: integer(
          "Minutes after which all is looked at again, for params and reads, whose changes are not followed; 5 to 10,080, default 60.",
          { minimum: 5, maximum: 10_080, default: scan.everyMinutes },
        ),
      },
      { default: scan },
    ),
  },
  { default: { namespacedKinds, readable: [], targets: [], systemNamespaces, scan } },
);

export type PolicySettings = Static<typeof policySettings>;

export const defaultPolicySettings: PolicySettings = {
  namespacedKinds,
  readable: [],
  targets: [],
  systemNamespaces,
  scan,
};
