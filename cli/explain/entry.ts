import type { Operation } from "@bubustack/api/admission";
import type { Pack } from "@bubustack/policies/pack";
import type { Example } from "@bubustack/policies/rule";
import { occasion } from "@bubustack/policies/rule";
import { ownRules } from "../lint/rule-text.ts";

/** What there is to say about a rule. */
export interface Entry {
  readonly id: string;
  /** `schema` is what the API server's schema decides; `file` what the linter itself finds. */
  readonly effect: "deny" | "warn" | "guard" | "default" | "schema" | "file";
  /** Absent for what is about files. */
  readonly kind?: string;
  readonly summary: string;
  readonly why: string;
  readonly on: readonly Operation[];
  /** On what the rule is asked, in words: `CREATE, UPDATE`, `UPDATE of status`. */
  readonly occasion: string;
  /** Ids of the existing system's rules that this one covers. */
  readonly covers: readonly string[];
  readonly examples: readonly { readonly means: "allowed" | "refused" | "filled"; readonly example: Example }[];
}

const writes: readonly Operation[] = ["CREATE", "UPDATE"];

/** All rules: those of each kind in the order in which they report, then what the linter finds by itself. */
export function entries(packs: readonly Pack[]): readonly Entry[] {
  const own = Object.entries(ownRules(packs)).map(([id, { summary, why }]): Entry => {
    const kind = packs.find((pack) => id.startsWith(`${pack.prefix}/`))?.kind.kind;
    const effect = kind === undefined || id.endsWith("/unknown-field") ? "file" : "schema";
    return {
      id,
      effect,
      ...(kind === undefined ? {} : { kind }),
      summary,
      why,
      on: writes,
      occasion: occasion({}),
      covers: [],
      examples: [],
    };
  });
  return [...packs.flatMap(entriesOf), ...own];
}

function entriesOf(pack: Pack): readonly Entry[] {
  return [...pack.defaults, ...pack.rules].map((rule) => ({
    id: rule.id,
    effect: rule.effect,
    kind: rule.kind,
    summary: rule.summary,
    why: rule.why,
    on: rule.on ?? writes,
    occasion: occasion(rule),
    covers: rule.covers ?? [],
    examples:
      rule.effect === "default"
        ? rule.examples.fills.map((example) => ({ means: "filled" as const, example }))
        : [
            ...rule.examples.deny.map((example) => ({ means: "refused" as const, example })),
            ...rule.examples.allow.map((example) => ({ means: "allowed" as const, example })),
          ],
  }));
}
