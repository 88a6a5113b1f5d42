import { isObject } from "@bubustack/api/json";
import { templateAsk, templateSpec } from "../../checks/template.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const related = [template({ secretSchema: { apiKey: {} } })];

export default rule<EngramContext>({
  id: "engram/secrets-known",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram gives only Secrets that its template asks for.",
  why: "A Secret that nobody asked for would be mounted into a pod that has no use for it; most often the name is misspelt.",
  covers: ["ENGRAM-V-9"],
  examples: {
    allow: [{ object: engram({ secrets: { apiKey: "http-key" } }), related }],
    deny: [{ object: engram({ secrets: { apikey: "http-key" } }), related }],
  },
  needs: templateAsk,
  check: (context) => {
    const spec = templateSpec(context);
    if (spec === undefined) return [];
    const wanted = isObject(spec["secretSchema"]) ? spec["secretSchema"] : {};
    const names = Object.keys(wanted).sort();
    const suggestions = new Suggestions();
    return Object.keys(context.object.spec.secrets ?? {})
      .sort()
      .flatMap((name) => {
        if (Object.hasOwn(wanted, name)) return [];
        const fix = suggestions.fix(name, () => names, "remove it");
        return [notFound(["spec", "secrets", name], "the template asks for no Secret of this name", { fix })];
      });
  },
});
