import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import { grantFindings } from "../../checks/rbac.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import type { Found } from "../../finding.ts";
import { forbidden, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [template()];
const asking = (grant: JsonObject) => engram({ overrides: { rbac: { rules: [grant] } } });
const readable = ["configmaps", "secrets"];

export default rule<EngramContext>({
  id: "engram/grants-narrow",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram asks for no rights but to read ConfigMaps and Secrets that it names.",
  why: "Whoever may create an Engram would otherwise give the runner rights that he does not have himself.",
  examples: {
    allow: [
      {
        object: asking({ verbs: ["get"], apiGroups: [""], resources: ["configmaps"], resourceNames: ["cities"] }),
        related,
      },
    ],
    deny: [
      {
        title: "A wildcard",
        object: asking({ verbs: ["*"], apiGroups: [""], resources: ["configmaps"], resourceNames: ["cities"] }),
        related,
      },
      { title: "Every Secret", object: asking({ verbs: ["get"], apiGroups: [""], resources: ["secrets"] }), related },
    ],
  },
  check: ({ facts }) => [
    ...grantFindings(facts.execution),
    ...facts.execution.policyRules.flatMap(({ path, value }) => [
      ...others([...path, "verbs"], value.verbs, ["get"], "verb"),
      ...others([...path, "apiGroups"], value.apiGroups ?? [], [""], "API group"),
      ...others([...path, "resources"], value.resources ?? [], readable, "resource"),
      ...((value.resourceNames ?? []).length > 0
        ? []
        : [required([...path, "resourceNames"], "names no objects", { fix: "list the objects that are read" })]),
    ]),
  ],
});

/** Words beyond those that an Engram may ask for; wildcards are refused already. */
function others(
  path: Found["path"],
  given: readonly string[],
  allowed: readonly string[],
  what: string,
): readonly Found[] {
  return given.flatMap((word, at) =>
    allowed.includes(word) || word.includes("*")
      ? []
      : [
          forbidden([...path, at], `${brief(word)} is not a ${what} that an Engram may ask for`, {
            fix: "move it to the template",
          }),
        ],
  );
}
