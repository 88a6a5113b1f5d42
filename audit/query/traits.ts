import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";

/** What records are found by. */
export const traitNames = ["type", "actor", "namespace", "kind", "name", "verdict", "rule", "policy"] as const;
export type TraitName = (typeof traitNames)[number];

/** The values that a record has of each; a record of an edge has two namespaces. */
export type Traits = { readonly [trait in TraitName]: readonly string[] };

const prefix = "io.bubustack.audit.";

/** `admission.decided` of the type of a CloudEvent; a type of others as it is. */
export function shortType(type: string): string {
  return type.startsWith(prefix) ? type.slice(prefix.length).replace(/\.v\d+$/, "") : type;
}

/**
 * What a record is found by, as the types of records in `api/audit/` have it. An actor that is sealed is found by its keyed digest. A policy is
 * the one of a finding, a change or an exception, not each that was in force: `name`, or `namespace/name`.
 */
export function traitsOf(event: Fields): Traits {
  const data = fieldsOf(event["data"]);
  const actor = fieldsOf(data["actor"]);
  const objects = ["object", "from", "to", "exception"].map((field) => fieldsOf(data[field]));
  const about = objects.filter((object) => "kind" in object || "name" in object);
  // A change names its object with fields of its own.
  const places = "kind" in data || "namespace" in data ? [data, ...about] : about;
  const findings = list(data["findings"]).map(fieldsOf);
  const rules = [data, ...findings, ...list(data["exceptions"]).map(fieldsOf)].flatMap(({ rule }) => texts(rule));
  const changed = /^(Cluster)?Policy$/.test(String(data["kind"])) ? [ownName(data)] : [];
  const excepted = list(fieldsOf(data["spec"])["policies"]).map((policy) => ownName(fieldsOf(policy)));
  return {
    type: texts(event["type"]).map(shortType),
    actor: unique([
      ...texts(actor["username"]),
      ...texts(actor["digest"]),
      ...texts(data["reader"]),
      ...texts(data["by"]),
    ]),
    namespace: unique(places.flatMap(({ namespace }) => texts(namespace))),
    kind: unique(places.flatMap(({ kind }) => texts(kind))),
    name: unique(places.flatMap(({ name }) => texts(name))),
    verdict: texts(data["verdict"]),
    rule: unique(rules),
    policy: unique([...rules.flatMap(policyOf), ...changed, ...excepted]).filter((name) => name !== ""),
  };
}

/** The policy of a rule's id: `clusterpolicies/<name>/…`, `policies/<namespace>/<name>/…`. */
function policyOf(rule: string): readonly string[] {
  const [kind, first = "", second = ""] = rule.split("/");
  if (kind === "clusterpolicies") return [first];
  return kind === "policies" ? [`${first}/${second}`] : [];
}

function ownName({ namespace, name }: Fields): string {
  return [...texts(namespace), ...texts(name)].join("/");
}

/** The text, unless it is empty. */
function texts(value: unknown): readonly string[] {
  return typeof value === "string" && value !== "" ? [value] : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
