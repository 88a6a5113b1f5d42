import { printable } from "@bubustack/api/printable";
import type { Reference } from "@bubustack/engine/template/reads";
import type { StepFact } from "../facts/block.ts";
import type { Relation } from "../facts/step-lookup.ts";
import type { StoryContext } from "../facts/story.ts";
import type { TemplateSite } from "../facts/template-sites.ts";

/** A read of a step that exists, by a template. */
export interface StepRead {
  readonly site: TemplateSite;
  readonly reference: Reference;
  readonly other: StepFact;
  /** How the step stands to the one that the template belongs to; undefined for templates of the story itself. */
  readonly relation: Relation | undefined;
}

/** What a template reads of the steps of its story: each read with the name that it gives, where that is known. */
export function* namedSteps(
  sites: readonly TemplateSite[],
): Generator<{ readonly site: TemplateSite; readonly reference: Reference; readonly name: string }> {
  for (const site of sites) {
    if (site.scope.steps !== "story" || !site.scope.roots.includes("steps")) continue;
    for (const reference of site.references) {
      const [name] = reference.path;
      if (reference.root === "steps" && name !== undefined) yield { site, reference, name: String(name) };
    }
  }
}

/** Every read of a step that exists. */
export function* stepReads({ facts }: StoryContext): Generator<StepRead> {
  for (const { site, reference, name } of namedSteps(facts.templates)) {
    const other = facts.lookup.find(name);
    if (other === undefined) continue;
    const relation = site.fact === undefined ? undefined : facts.lookup.relation(site.fact, other);
    yield { site, reference, other, relation };
  }
}

/** Longest reference that is written out. */
const longest = 120;

/** A reference as one writes it: `steps["fetch-feed"].output.body`; `…` stands for a key that is computed. */
export function written({ root, path }: Pick<Reference, "root" | "path">): string {
  let text = root ?? ".";
  for (const key of path) {
    if (key === undefined) return `${text}…`;
    if (typeof key === "number") text += `[${key}]`;
    else text += /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  }
  return printable(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** The first read of each kind: a template that reads one thing ten times is told once. */
export function once<T>(key: (one: T) => string): (one: T) => boolean {
  const seen = new Set<string>();
  return (one) => {
    const text = key(one);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
}
