import { brief } from "@bubustack/api/json";
import { clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import { unanchored } from "../patterns.ts";
import type { Site, Subject } from "../subject.ts";

const about = { matchConstraints: { resourceRules: [configMaps] } };

export const anchoredPattern: Lint = {
  id: "lint/anchored-pattern",
  severity: "error",
  title: "a pattern that lets something pass says where it begins or ends",
  why: "`matches` looks for the pattern anywhere in the text: `evil.example/registry.example/x` matches `registry.example/`. With `|`, `^` and `$` belong to the alternative that they stand in.",
  fix: "begin the pattern with ^ and end it with $, around a group where there are alternatives: ^(a|b)$",
  bad: [
    {
      title: "a registry anywhere in the name",
      objects: [
        clusterPolicy({ ...about, validations: [{ expression: "object.data.image.matches('registry[.]example/')" }] }),
      ],
    },
    {
      title: "an alternative without an anchor",
      objects: [
        validating({
          ...about,
          validations: [
            {
              expression:
                "!(object.data.tier.matches('^gold|silver$') == false) || object.data.tier.matches('gold|^silver$')",
            },
          ],
        }),
      ],
    },
    {
      title: "a condition that leaves out whoever has the name in theirs",
      objects: [
        clusterPolicy({
          ...about,
          matchConditions: [{ name: "others", expression: "!request.userInfo.username.matches('kube-system')" }],
          validations: [{ expression: "object.data.x == '1'" }],
        }),
      ],
    },
  ],
  good: [
    {
      title: "anchored at one end, where the other is free",
      objects: [
        clusterPolicy({
          ...about,
          validations: [{ expression: "object.data.image.matches('@sha256:[0-9a-f]{64}$')" }],
        }),
      ],
    },
    {
      title: "what is refused may be anywhere",
      objects: [clusterPolicy({ ...about, validations: [{ expression: "!object.data.x.matches('password')" }] })],
    },
    {
      title: "alternatives in a group",
      objects: [validating({ ...about, validations: [{ expression: "object.data.tier.matches('^(gold|silver)$')" }] })],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap((subject) =>
      subject.sites.flatMap((site) =>
        site.role === "validation" || site.role === "condition" ? hits(subject, site) : [],
      ),
    ),
};

function hits(subject: Subject, site: Site): readonly Hit[] {
  return subject.reading(site).calls.flatMap(({ name, parts, side }) => {
    if (name !== "matches" || side !== "for") return [];
    return (parts.at(-1)?.texts ?? []).flatMap((pattern): readonly Hit[] => {
      const part = unanchored(pattern);
      if (part === undefined) return [];
      const message = `lets pass what has ${brief(part)} anywhere in it: the pattern ${brief(pattern)} has no ^ or $ there`;
      return [{ object: subject.object, path: site.path, message }];
    });
  });
}
