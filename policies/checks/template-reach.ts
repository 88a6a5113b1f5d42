import { brief } from "@bubustack/api/json";
import type { Reach } from "@bubustack/engine/schema/reach";
import type { Reference } from "@bubustack/engine/template/reads";
import type { TemplateSite } from "../facts/template-sites.ts";
import type { Found } from "../finding.ts";
import { notFound } from "../finding.ts";
import type { Suggestions } from "../suggest.ts";
import { written } from "./template-reads.ts";

/** A read of something that a schema describes. */
export interface Reached {
  readonly site: TemplateSite;
  readonly reference: Reference;
  /** Keys of the reference that precede what the schema describes. */
  readonly before: number;
  readonly reach: Reach;
}

/**
 * Whether the read can never yield anything, and the template does not foresee that: then it refuses. What the schema
 * only does not list, and what is foreseen, is worth a warning.
 */
export function severity({ reference, reach: { reach } }: Reached): "deny" | "warn" | undefined {
  if (reach === "impossible") return reference.guarded ? "warn" : "deny";
  return reach === "unlisted" ? "warn" : undefined;
}

/** The finding for a read that the schema does not have. `whose` is what the schema is of: "the inputs of this story". */
export function unreachable(
  { site, reference, before, reach: found }: Reached,
  whose: string,
  suggestions: Suggestions,
): Found {
  const { root } = reference;
  const lost = found.reach === "impossible" || found.reach === "unlisted" ? found : { at: 0, known: [] };
  const upTo = written({ root, path: reference.path.slice(0, before + lost.at + 1) });
  const key = String(reference.path[before + lost.at] ?? "");
  const message = `${upTo} is not in the schema of ${whose}`;
  const known = lost.known.slice(0, 10).map((name) => brief(name));
  const otherwise = known.length === 0 ? "declare it there, or remove it" : `it has ${known.join(", ")}`;
  return notFound(site.path, message, { fix: suggestions.fix(key, () => lost.known, otherwise) });
}
