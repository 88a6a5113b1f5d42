import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import { brief } from "@bubustack/api/json";
import type { ExecutionFacts, Placed } from "../facts/execution.ts";
import type { Found } from "../finding.ts";
import { forbidden, required } from "../finding.ts";

type Place = Placed<PolicyRule>;
const fields = ["verbs", "apiGroups", "resources"] as const;
const escalations = ["escalate", "bind", "impersonate"];

/** Rules that grant by wildcard, reach outside the API's resources, or let their holder take more rights. */
export function grantFindings({ policyRules }: ExecutionFacts): readonly Found[] {
  return policyRules.flatMap((place) => [
    ...empties(place),
    ...wildcards(place),
    ...outside(place),
    ...escalating(place),
  ]);
}

function empties({ path, value }: Place): readonly Found[] {
  if (value.nonResourceURLs !== undefined && value.nonResourceURLs.length > 0) return [];
  return (["verbs", "resources"] as const).flatMap((field) =>
    (value[field] ?? []).length > 0
      ? []
      : [required([...path, field], `names no ${field}`, { fix: `list the ${field} that the component uses` })],
  );
}

function wildcards({ path, value }: Place): readonly Found[] {
  return fields.flatMap((field) =>
    (value[field] ?? []).flatMap((word, at) =>
      word.includes("*")
        ? [
            forbidden([...path, field, at], `${brief(word)} grants more than can be reviewed`, {
              fix: `list the ${field}`,
            }),
          ]
        : [],
    ),
  );
}

function outside({ path, value }: Place): readonly Found[] {
  if (value.nonResourceURLs === undefined || value.nonResourceURLs.length === 0) return [];
  const message = "a Role of one namespace cannot grant URL paths";
  return [forbidden([...path, "nonResourceURLs"], message, { fix: "remove it" })];
}

function escalating({ path, value }: Place): readonly Found[] {
  return value.verbs.flatMap((verb, at) =>
    escalations.includes(verb)
      ? [
          forbidden([...path, "verbs", at], `${brief(verb)} lets its holder take rights of others`, {
            fix: "remove it",
          }),
        ]
      : [],
  );
}
