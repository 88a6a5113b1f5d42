import type { Reference } from "@bubustack/engine/template/reads";
import type { StepFact } from "./block.ts";
import type { Relation, StepLookup } from "./step-lookup.ts";
import type { TemplateSite } from "./template-sites.ts";

/** A read of a step by a template, under the name that the template gives. */
export interface NamedRead {
  readonly site: TemplateSite;
  readonly reference: Reference;
  readonly name: string;
}

/** A read of a step that exists. */
export interface StepRead extends NamedRead {
  readonly other: StepFact;
  /** How the step stands to the one that the template belongs to; undefined for templates of the story itself. */
  readonly relation: Relation | undefined;
}

/** What the templates of a Story read of its steps. */
export interface TemplateReads {
  /** Reads of steps that exist. */
  readonly known: readonly StepRead[];
  /** Reads of steps that do not. */
  readonly unknown: readonly NamedRead[];
  /** Those of the known ones that read something of an output: `steps.<name>.output.<key>…`. */
  readonly outputs: readonly StepRead[];
  /** The steps of which they read it. */
  readonly sources: ReadonlySet<StepFact>;
}

/** Finds the steps that templates read, where the names are known before the run. */
export function templateReads(sites: readonly TemplateSite[], lookup: StepLookup): TemplateReads {
  const known: StepRead[] = [];
  const unknown: NamedRead[] = [];
  const outputs: StepRead[] = [];
  const sources = new Set<StepFact>();
  for (const site of sites) {
    if (site.scope.steps !== "story" || !site.scope.roots.includes("steps")) continue;
    for (const reference of site.references) {
      const key = reference.path[0];
      if (reference.root !== "steps" || key === undefined) continue;
      const name = String(key);
      const other = lookup.find(name);
      if (other === undefined) {
        unknown.push({ site, reference, name });
        continue;
      }
      const relation = site.fact === undefined ? undefined : lookup.relation(site.fact, other);
      const read = { site, reference, name, other, relation };
      known.push(read);
      if (!readsOutput(reference)) continue;
      outputs.push(read);
      sources.add(other);
    }
  }
  return { known, unknown, outputs, sources };
}

function readsOutput({ path }: Reference): boolean {
  return path.length > 2 && (path[1] === "output" || path[1] === "outputs");
}
