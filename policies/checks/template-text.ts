import { brief } from "@bubustack/api/json";
import type { TemplateSite } from "../facts/template-sites.ts";
import type { Found } from "../finding.ts";
import { forbidden, invalid, notFound } from "../finding.ts";
import { Suggestions } from "../suggest.ts";

/** Templates that cannot be read, with the place inside of the text. */
export function unreadable(sites: readonly TemplateSite[]): readonly Found[] {
  const found: Found[] = [];
  for (const { path, parsed } of sites) {
    const { error } = parsed;
    if (error === undefined) continue;
    const { line, column } = error.position;
    const place = line === 1 ? `column ${column}` : `line ${line}, column ${column}`;
    found.push(invalid(path, `${error.message} (${place})`, { fix: error.fix ?? "write the template without it" }));
  }
  return found;
}

/** Roots that templates read and that are not there when they are evaluated; each once for a template. */
export function strangers(sites: readonly TemplateSite[]): readonly Found[] {
  const found: Found[] = [];
  const suggestions = new Suggestions();
  for (const { path, references, scope, variables } of sites) {
    let told: Set<string> | undefined;
    for (const { root } of references) {
      if (root === undefined || scope.roots.includes(root) || variables.includes(root) || told?.has(root)) continue;
      told ??= new Set();
      told.add(root);
      const roots = [...scope.roots, ...variables];
      const message = `${brief(root)} is not known here: the field is evaluated ${scope.when}`;
      found.push(notFound(path, message, { fix: suggestions.fix(root, () => roots, `read ${roots.join(", ")}`) }));
    }
  }
  return found;
}

/** Functions that answer differently each time, where a template must always come out the same. */
export function unstable(sites: readonly TemplateSite[]): readonly Found[] {
  return sites.flatMap(({ path, scope, parsed }) => {
    if (scope.volatile || parsed.template === undefined) return [];
    const names = new Set(parsed.template.volatile.map(({ name }) => name));
    return [...names].map((name) =>
      forbidden(path, `${brief(name)} answers differently each time, and the field is evaluated ${scope.when}`, {
        fix: "pass the value as an input",
      }),
    );
  });
}
