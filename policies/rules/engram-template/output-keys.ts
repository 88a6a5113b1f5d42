import { brief, isObject } from "@bubustack/api/json";
import { template } from "../../examples/objects.ts";
import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { Suggestions } from "../../suggest.ts";

const outputSchema = { type: "object", properties: { body: { type: "string" } } };

export default rule<EngramTemplateContext>({
  id: "engram-template/output-keys",
  kind: "EngramTemplate",
  effect: "warn",
  summary: "The output keys that a template declares are in its output schema.",
  why: "Authors of Stories rely on both; where they differ one of them is wrong.",
  examples: {
    allow: [{ object: template({ outputSchema, declaredOutputKeys: ["body"] }) }],
    deny: [{ object: template({ outputSchema, declaredOutputKeys: ["bdy"] }) }],
  },
  check: ({ object }) => {
    const properties = object.spec.outputSchema?.["properties"];
    if (!isObject(properties)) return [];
    const names = Object.keys(properties).sort();
    const suggestions = new Suggestions();
    return (object.spec.declaredOutputKeys ?? []).flatMap((name, at) => {
      if (Object.hasOwn(properties, name)) return [];
      const fix = suggestions.fix(name, () => names, "add it to outputSchema");
      return [notFound(["spec", "declaredOutputKeys", at], `${brief(name)} is not in outputSchema`, { fix })];
    });
  },
});
