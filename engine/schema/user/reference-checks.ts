import type { Check, Node } from "./model.ts";
import { violate } from "./run.ts";
import type { Reference, Source } from "./source.ts";
import { inPlace } from "./visit.ts";
import * as words from "./words.ts";

/** `$ref` and `$dynamicRef`. Their targets are known when the whole document has been read; `joined` fills then. */
export function referenceChecks(
  from: Node,
  source: Source,
): { readonly checks: readonly Check[]; readonly joined: Node[] } {
  const checks: Check[] = [];
  const joined: Node[] = [];
  const add = (keyword: Reference["keyword"], check: (reference: Reference) => Check) => {
    const text = source.text(keyword);
    if (text === undefined) return;
    const reference: Reference = { from, keyword, text, joined };
    source.compiling.references.push(reference);
    checks.push(check(reference));
  };
  add("$ref", (reference) => (value, run) => {
    const { target } = reference;
    return target === undefined ? violate(run, "$ref", words.notAllowed) : inPlace(target, value, run);
  });
  add("$dynamicRef", (reference) => (value, run) => {
    const { target, dynamicName } = reference;
    if (target === undefined) return violate(run, "$dynamicRef", words.notAllowed);
    if (dynamicName === undefined) return inPlace(target, value, run);
    // The outermost resource that has the anchor decides.
    for (const resource of run.scope) {
      const found = resource.dynamic.get(dynamicName);
      if (found !== undefined) return inPlace(found, value, run);
    }
    return inPlace(target, value, run);
  });
  return { checks, joined };
}
