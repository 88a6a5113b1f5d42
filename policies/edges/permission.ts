import type { Context } from "../rule.ts";
import type { Edge, Target } from "./edges.ts";
import type { GrantAsk } from "./grant.ts";
import type { EdgeRow } from "./table.ts";
import { groupOf } from "./table.ts";

/** Whether an edge may be: `unknown` where it hangs on a grant that nobody has answered for. */
export type Permitted = "yes" | "no" | "unknown";

type Place = Pick<Context, "namespace" | "related" | "settings">;
type Placed = Pick<Edge, "row" | "to">;

/** Whether an object in `context.namespace` may have an edge. Within one namespace it always may. */
export function permitted(context: Place, edge: Placed): Permitted {
  if (!leadsOut(context, edge)) return "yes";
  const ask = grantAsk(context, edge);
  if (ask === undefined)
    return edge.row.permission !== "never" && context.settings.crossNamespace === "allow" ? "yes" : "no";
  const state = context.related.answer(ask)?.state;
  if (state === undefined || state === "unknown") return "unknown";
  return state === "allowed" ? "yes" : "no";
}

/** What has to be known before it is clear whether an edge may be. */
export function grantAsk(context: Place, edge: Placed): GrantAsk | undefined {
  const { row, to } = edge;
  if (context.settings.crossNamespace !== "grant" || row.permission !== "settings") return undefined;
  if (!leadsOut(context, edge)) return undefined;
  return { verb: "grant", from: { group: groupOf(row.from), kind: row.from, namespace: context.namespace }, to };
}

/** True where the target is in another namespace; never for an object that has none, as in a file that names none. */
export function leadsOut(
  { namespace }: Pick<Place, "namespace">,
  { row, to }: { readonly row: EdgeRow; readonly to: Target },
): boolean {
  return row.permission !== "cluster" && to.namespace !== "" && namespace !== "" && to.namespace !== namespace;
}
