import type { Pack } from "@bubustack/policies/pack";

/** What is said about a rule in lists and reports. */
export interface RuleText {
  readonly summary: string;
  readonly why: string;
  readonly warns: boolean;
}

/** What the linter finds by itself: about files, and about what the API server refuses before any rule is asked. */
export const fileRules: { readonly [id: string]: RuleText } = {
  "file/unparsable": {
    summary: "A file is UTF-8 text that holds YAML or JSON, with each key once.",
    why: "What cannot be read, or reads differently in different programs, cannot be judged.",
    warns: false,
  },
  "file/not-an-object": {
    summary: "A document is a Kubernetes object with apiVersion, kind and metadata.",
    why: "The API server takes objects only.",
    warns: false,
  },
  "file/too-large": {
    summary: "An object is at most 3 MiB as JSON, aliases expanded.",
    why: "The API server refuses larger requests.",
    warns: false,
  },
  "file/duplicate-object": {
    summary: "Each object stands once in the files that are linted together.",
    why: "The one that is applied last silently replaces the other.",
    warns: false,
  },
  "file/unknown-version": {
    summary: "The apiVersion and kind are those of a kind that this release has.",
    why: "The API server answers that it has no such resource.",
    warns: false,
  },
  "file/unknown-kind": {
    summary: "Every kind of our groups is one that this release judges.",
    why: "An object of a kind that this release does not know is listed as skipped, never as passed.",
    warns: false,
  },
  "file/metadata": {
    summary: "Metadata is what Kubernetes takes: a valid name, labels and annotations of text, no unknown fields.",
    why: "The API server refuses the object otherwise.",
    warns: false,
  },
};

/** What is said about the findings that a kind has besides its rules. */
function kindRules(prefix: string): { readonly [id: string]: RuleText } {
  return {
    [`${prefix}/schema`]: {
      summary: `The object is what the schema of its kind says.`,
      why: "The CRD carries the same schema: the API server refuses the object otherwise.",
      warns: false,
    },
    [`${prefix}/unknown-field`]: {
      summary: "Every field is one that the schema of the kind has.",
      why: "kubectl apply refuses unknown fields; other clients lose them silently, because the API server drops them.",
      warns: false,
    },
    [`${prefix}/related`]: {
      summary: "The object refers to a bounded number of others.",
      why: "Each of them is read to judge it.",
      warns: false,
    },
  };
}

/** The text of any rule id that a finding may carry. */
export function ruleText(id: string, packs: readonly Pack[]): RuleText {
  for (const pack of packs) {
    const rule = [...pack.defaults, ...pack.rules].find((one) => one.id === id);
    if (rule !== undefined) return { summary: rule.summary, why: rule.why, warns: rule.effect === "warn" };
    const own = kindRules(pack.prefix)[id];
    if (own !== undefined) return own;
  }
  return fileRules[id] ?? { summary: `The rule ${id} holds.`, why: "The kernel could not judge.", warns: false };
}

/** All rule ids that the linter itself has, for the kinds given. */
export function ownRules(packs: readonly Pack[]): { readonly [id: string]: RuleText } {
  return Object.assign({}, fileRules, ...packs.map((pack) => kindRules(pack.prefix)));
}
