import { formatPath } from "@bubustack/api/path";
import type { Pack } from "../pack.ts";
import type { Context } from "../rule.ts";
import type { Edge, Target } from "./edges.ts";
import { grantAsk, leadsOut, permitted } from "./permission.ts";

/** A reference into another namespace, and what came of it. */
export interface DecidedEdge {
  /** Where the reference stands: `spec.steps[0].ref`. */
  readonly path: string;
  readonly to: Target;
  readonly allowed: boolean;
  /** What the installation says of it; `deny` also where nothing could let it pass. Absent where only policies decided. */
  readonly setting?: "deny" | "grant" | "allow";
  /** Name of the ReferenceGrant that lets it pass. */
  readonly grant?: string;
  /** The rule or policy that refused it. */
  readonly rule?: string;
}

/** What the rules of a kind decide of an object's references. Those that hang on what nobody can say are not decided. */
export function decidedEdges({ deciding }: Pick<Pack, "deciding">, context: Context): readonly DecidedEdge[] {
  return deciding.flatMap(({ id, edges }) => edges?.(context).flatMap((edge) => decided(context, edge, id)) ?? []);
}

function decided(context: Context, edge: Edge, rule: string): readonly DecidedEdge[] {
  if (!leadsOut(context, edge)) return [];
  const may = permitted(context, edge);
  if (may === "unknown") return [];
  const ask = grantAsk(context, edge);
  const answer = ask && context.related.answer(ask);
  const setting = edge.row.permission === "never" ? "deny" : context.settings.crossNamespace;
  return [
    {
      path: formatPath(edge.path),
      to: edge.to,
      allowed: may === "yes",
      setting,
      ...(answer?.state === "allowed" && answer.by !== undefined && { grant: answer.by }),
      ...(may === "no" && { rule }),
    },
  ];
}

/** What was decided first, with what refuses some of it besides, or more. */
export function withRefused(edges: readonly DecidedEdge[], refused: readonly DecidedEdge[]): readonly DecidedEdge[] {
  const by = new Map(refused.map((edge) => [edge.path, edge]));
  const both = edges.map((edge) => {
    const other = by.get(edge.path);
    by.delete(edge.path);
    return other === undefined || !edge.allowed ? edge : { ...edge, ...other };
  });
  return [...both, ...by.values()];
}
