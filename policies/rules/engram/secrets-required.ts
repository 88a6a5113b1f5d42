import { isObject } from "@bubustack/api/json";
import { byKey } from "../../checks/by-key.ts";
import { templateAsk, templateSpec } from "../../checks/template.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [template({ secretSchema: { apiKey: { required: true }, proxy: {} } })];

export default rule<EngramContext>({
  id: "engram/secrets-required",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram names a Secret for each that its template requires.",
  why: "The component cannot work without it.",
  covers: ["ENGRAM-V-8"],
  examples: {
    allow: [{ object: engram({ secrets: { apiKey: "http-key" } }), related }],
    deny: [{ object: engram({ secrets: { proxy: "proxy-login" } }), related }],
  },
  needs: templateAsk,
  check: (context) => {
    const wanted = templateSpec(context)?.["secretSchema"];
    if (!isObject(wanted)) return [];
    const given = context.object.spec.secrets ?? {};
    return byKey(wanted).flatMap(([name, definition]) =>
      isObject(definition) && definition["required"] === true && !Object.hasOwn(given, name)
        ? [required(["spec", "secrets", name], "the template requires it", { fix: "name a Secret for it" })]
        : [],
    );
  },
});
