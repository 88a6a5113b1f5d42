import { brief } from "@bubustack/api/json";
import type { Edge } from "../edges/edges.ts";
import { grantAsk, permitted } from "../edges/permission.ts";
import type { Found } from "../finding.ts";
import { forbidden } from "../finding.ts";
import type { Ask } from "../related.ts";
import type { CheckRule, Context } from "../rule.ts";
import { rule } from "../rule.ts";

type Given<C> = Pick<CheckRule<C>, "kind" | "covers" | "examples" | "on"> & {
  readonly id: string;
  /** The edges of the object at hand. */
  readonly edges: (context: C) => readonly Edge[];
};

/** The one rule about references into other namespaces, for a kind whose objects have any. */
export function edgesAllowed<C extends Context<unknown, unknown>>({ edges, ...given }: Given<C>): CheckRule<C> {
  return rule<C>({
    ...given,
    edges,
    effect: "deny",
    summary: "References into other namespaces are those that the installation lets be.",
    why: "What is in another namespace runs with the images, rights and secrets of whoever owns it. The setting `crossNamespace` lets none of them be, those that a ReferenceGrant of the other namespace names, or all; payloads from ConfigMaps and Secrets, and effect claims, stay in their namespace whatever it says.",
    needs: (context) => edges(context).flatMap((edge): Ask | readonly Ask[] => grantAsk(context, edge) ?? []),
    check: (context) =>
      edges(context).flatMap((edge) => (permitted(context, edge) === "no" ? [refusal(context, edge)] : [])),
  });
}

function refusal({ namespace, settings }: Context, { row, namespacePath, to }: Edge): Found {
  const own = `use ${/^[AEIOU]/.test(to.kind) ? "an" : "a"} ${to.kind} of namespace ${brief(namespace, 63)}`;
  const granted = settings.crossNamespace === "grant" && row.permission === "settings";
  const fix = granted ? `${own}, or let a ReferenceGrant there name ${row.from} and ${to.kind}` : own;
  const why = granted ? "another namespace, which does not grant it" : "another namespace";
  return forbidden(namespacePath, `${brief(to.namespace, 63)} is ${why}`, { fix });
}
