/** What of our kinds policies of namespaces are not asked about: they register nothing, and are asked where built-in rules are. */
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { objectAt, objectsAt, textsAt } from "../fields.ts";
import { judged } from "../registration/judged.ts";

/** `on DELETE` behind a resource: it is asked about otherwise. */
const onDelete = " on DELETE";

/** Deletions and statuses that a policy of a namespace names, of kinds without rules about these: `impulses.bubustack.io on DELETE`. */
export function ownGaps(policy: JsonObject): readonly string[] {
  return rulesOf(policy).flatMap((rule) => gapsOf(rule).map(({ name }) => name));
}

/** The policy without these. */
export function withoutOwnGaps(policy: JsonObject): JsonObject {
  if (ownGaps(policy).length === 0) return policy;
  const spec = objectAt(policy, "spec");
  const resourceRules = rulesOf(policy).flatMap((rule) => {
    const gaps = gapsOf(rule);
    const operations = textsAt(rule, "operations");
    return textsAt(rule, "resources").flatMap((text) => {
      const own: readonly string[] = gaps.filter((gap) => gap.text === text).map(({ operation }) => operation);
      const left = operations.filter((one) => !own.includes(one));
      return own.includes("*") || left.length === 0 ? [] : [{ ...rule, resources: [text], operations: left }];
    });
  });
  return { ...policy, spec: { ...spec, matchConstraints: { ...objectAt(spec, "matchConstraints"), resourceRules } } };
}

interface Gap {
  readonly text: string;
  readonly operation: "DELETE" | "*";
  readonly name: string;
}

function rulesOf(policy: JsonObject): readonly JsonObject[] {
  if (policy["kind"] !== "Policy") return [];
  return objectsAt(objectAt(objectAt(policy, "spec"), "matchConstraints"), "resourceRules");
}

function gapsOf(rule: JsonObject): readonly Gap[] {
  const deletes = textsAt(rule, "operations").includes("DELETE");
  return textsAt(rule, "apiGroups").flatMap((group) =>
    textsAt(rule, "resources").flatMap((text): readonly Gap[] => {
      const [plural, sub = ""] = text.split("/");
      const kind = kinds.find((one) => one.group === group && one.plural === plural)?.kind;
      if (kind === undefined) return [];
      const isJudged = (what: readonly string[]) => what.includes(kind);
      if (sub === "" && deletes && !isJudged(judged.deletion))
        return [{ text, operation: "DELETE", name: `${text}.${group}${onDelete}` }];
      return sub === "status" && !isJudged(judged.status) ? [{ text, operation: "*", name: `${text}.${group}` }] : [];
    }),
  );
}
